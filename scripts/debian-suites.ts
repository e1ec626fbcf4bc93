import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** apt options under which some suites of Debian are known, for one use. */
export interface Suites {
  options: string[];
  /** Removes what was written for it. */
  remove(): Promise<void>;
}

/** The backports suite of this Debian, beside the release itself. Null where this is no Debian with a mirror. */
export async function openBackports(): Promise<(Suites & { suite: string }) | null> {
  const codename = await readCodename();
  if (!codename) return null;
  const suite = `${codename}-backports`;
  const suites = await openSuites([codename, suite]);
  return suites && { suite, ...suites };
}

/**
 * Makes suites of Debian known to apt, and no others: from the mirror that the system already uses, with lists of its
 * own, so that the system's settings stay as they are. Null where this is no Debian with a mirror that could be found.
 */
export async function openSuites(names: string[]): Promise<Suites | null> {
  const codename = await readCodename();
  const mirror = codename && findMirror(await readSources(), codename);
  if (!mirror) return null;
  const dir = await mkdtemp(join(tmpdir(), "ai-defend-apt-"));
  const lines = names.map((name) => `deb [signed-by=${KEYRING}] ${mirror} ${name} main\n`);
  await writeFile(join(dir, "sources.list"), lines.join(""));
  await mkdir(join(dir, "lists/partial"), { recursive: true });
  await mkdir(join(dir, "parts"));
  const settings = {
    "Dir::Etc::sourcelist": join(dir, "sources.list"),
    "Dir::Etc::sourceparts": join(dir, "parts"),
    "Dir::State::lists": join(dir, "lists"),
    "APT::Sandbox::User": "root", // the directory is closed to apt's own user
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  return { options, remove: () => rm(dir, { recursive: true, force: true }) };
}

const KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

/** Null where this is no Debian. */
async function readCodename(): Promise<string | null> {
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  const isDebian = /^ID=debian$/m.test(release);
  return (isDebian && /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1]) || null;
}

/** The address from which the system installs the packages of its own release, in either of apt's two notations. */
function findMirror(sources: string, codename: string): string | null {
  const line = new RegExp(`^deb(?: \\[[^\\]]*\\])? (https?://\\S+) ${codename} .*\\bmain\\b`, "m").exec(
    sources,
  );
  const paragraph = sources
    .split(/\n\s*\n/)
    .find((text) => new RegExp(`^Suites:.*\\b${codename}\\b`, "m").test(text) && /^URIs:/m.test(text));
  return line?.[1] ?? /^URIs:\s*(\S+)/m.exec(paragraph ?? "")?.[1] ?? null;
}

async function readSources(): Promise<string> {
  const parts = await readdir("/etc/apt/sources.list.d").catch(() => []);
  const files = ["/etc/apt/sources.list", ...parts.map((name) => `/etc/apt/sources.list.d/${name}`)];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
  return texts.join("\n\n");
}

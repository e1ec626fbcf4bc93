import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** apt options under which the backports suite of this Debian is known, for one installation. */
export interface Backports {
  suite: string;
  options: string[];
  /** Removes what was written for it. */
  remove(): Promise<void>;
}

/**
 * Makes the backports suite of this Debian known to apt for one installation: from the mirror that the system already
 * uses, with lists of its own, so that the system's settings stay as they are. Null where this is no Debian with a
 * mirror that could be found.
 */
export async function openBackports(): Promise<Backports | null> {
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  const codename = /^ID=debian$/m.test(release) ? /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1] : undefined;
  const mirror = findMirror(await readSources(), codename ?? "");
  if (!codename || !mirror) return null;
  const dir = await mkdtemp(join(tmpdir(), "ai-defend-apt-"));
  const suite = `${codename}-backports`;
  const lines = [codename, suite].map(
    (name) => `deb [signed-by=${mirror.keyring}] ${mirror.uri} ${name} main\n`,
  );
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
  return { suite, options, remove: () => rm(dir, { recursive: true, force: true }) };
}

const KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

/** The address from which the system installs the packages of its own release, in either of apt's two notations. */
function findMirror(sources: string, codename: string): { uri: string; keyring: string } | null {
  const line = new RegExp(`^deb(?: \\[[^\\]]*\\])? (https?://\\S+) ${codename} .*\\bmain\\b`, "m").exec(
    sources,
  );
  const paragraph = sources
    .split(/\n\s*\n/)
    .find((text) => new RegExp(`^Suites:.*\\b${codename}\\b`, "m").test(text) && /^URIs:/m.test(text));
  const uri = line?.[1] ?? /^URIs:\s*(\S+)/m.exec(paragraph ?? "")?.[1];
  return uri ? { uri, keyring: KEYRING } : null;
}

async function readSources(): Promise<string> {
  const parts = await readdir("/etc/apt/sources.list.d").catch(() => []);
  const files = ["/etc/apt/sources.list", ...parts.map((name) => `/etc/apt/sources.list.d/${name}`)];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8").catch(() => "")));
  return texts.join("\n\n");
}

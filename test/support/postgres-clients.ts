import { chmod, glob, mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { databaseVersion } from "../../scripts/database-files.ts";
import { openSuites } from "../../scripts/debian-suites.ts";

const PROGRAMS = ["pg_dump", "pg_restore", "createdb"];
/** A Debian whose packages have the client programs of the embedded server's version. */
const SUITE = "forky";

/** True where the system's own pg_dump reads the embedded server: it must not be older. */
export async function hasPostgresClients(): Promise<boolean> {
  const { stdout } = await execa("pg_dump", ["--version"], { reject: false });
  return Number(/(\d+)/.exec(stdout ?? "")?.[1] ?? 0) >= Number(databaseVersion);
}

/**
 * Fetches PostgreSQL's client programs from Debian into `dir` and returns the directory for the PATH. They bring their
 * own C library, so they run on an older Debian and beside what is installed, without being installed.
 */
export async function fetchPostgresClients(dir: string): Promise<string> {
  const suites = await openSuites([SUITE]);
  if (!suites) throw new Error("This takes a Debian whose sources name a mirror.");
  const cache = join(dir, "cache");
  const status = join(dir, "status");
  await mkdir(join(cache, "archives/partial"), { recursive: true });
  await writeFile(status, ""); // as if nothing were installed, so that all that they need comes along
  const options = [
    ...suites.options,
    "-o",
    `Dir::Cache=${cache}`,
    "-o",
    `Dir::State::status=${status}`,
    "-qq",
  ];
  const packages = ["--no-install-recommends", `postgresql-client-${databaseVersion}`];
  await execa("apt-get", [...options, "update"]);
  await execa("apt-get", [...options, "install", "--yes", "--download-only", ...packages]);
  await suites.remove();
  const root = join(dir, "root");
  for await (const archive of glob(join(cache, "archives/*.deb")))
    await execa("dpkg-deb", ["-x", archive, root]);
  return writeLaunchers(root, join(dir, "bin"));
}

async function writeLaunchers(root: string, bin: string): Promise<string> {
  const [loader] = await Array.fromAsync(glob(join(root, "usr/lib*/ld-linux*")));
  const [triplet] = (await readdir(join(root, "usr/lib"))).filter((name) => name.endsWith("-linux-gnu"));
  await mkdir(bin);
  for (const name of PROGRAMS) {
    const program = join(root, `usr/lib/postgresql/${databaseVersion}/bin`, name);
    const command = `exec '${loader}' --argv0 ${name} --library-path '${root}/usr/lib/${triplet}' '${program}' "$@"`;
    await writeFile(join(bin, name), `#!/bin/sh\n${command}\n`);
    await chmod(join(bin, name), 0o755);
  }
  return bin;
}

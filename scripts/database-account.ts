import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { Failure } from "./failure.ts";

const run = promisify(execFile);

/** How to start PostgreSQL's programs, which refuse to run as root. */
export interface DatabaseAccount {
  /** What to put in front of each command. */
  prefix: string[];
  /** Whom to become, and who must own the data; null to stay who we are. */
  owner: { uid: number; gid: number } | null;
}

/**
 * Chooses the account for PostgreSQL's programs. Everybody but root stays as they are. Root becomes an
 * unprivileged account; where that account could not reach the files, as in a project below /root, the programs
 * stay root's but see another user id, in a user namespace of their own. Throws a Failure where neither works.
 */
export async function chooseDatabaseAccount(paths: string[]): Promise<DatabaseAccount> {
  if (process.getuid?.() !== 0) return { prefix: [], owner: null };
  const account = await unprivilegedAccount();
  const reachable = await Promise.all(paths.map(isReachableByOthers));
  if (reachable.every(Boolean)) return { prefix: [], owner: account };
  const prefix = ["unshare", "--user", `--map-user=${account.uid}`, `--map-group=${account.gid}`];
  const works = await run("unshare", [...prefix.slice(1), "true"]).then(
    () => true,
    () => false,
  );
  if (works) return { prefix, owner: null };
  throw new Failure(
    "PostgreSQL does not run as root, and no other user may read this directory: move the project to a directory such as /srv, start it as another user, or set DATABASE_URL.",
  );
}

/** True when each directory above `path` may be passed by everybody. */
async function isReachableByOthers(path: string): Promise<boolean> {
  for (let dir = dirname(path); ; dir = dirname(dir)) {
    const { mode } = await stat(dir);
    if ((mode & 0o001) === 0) return false;
    if (dir === dirname(dir)) return true;
  }
}

/** The account `postgres`, else `nobody`: PostgreSQL insists on one that has a name. */
async function unprivilegedAccount(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const entry = lines.find(([name]) => name === "postgres") ?? lines.find(([name]) => name === "nobody");
  const uid = Number(entry?.[2]);
  const gid = Number(entry?.[3]);
  if (!entry || !Number.isInteger(uid) || uid === 0) {
    throw new Failure("PostgreSQL does not run as root: start as another user, or set DATABASE_URL.");
  }
  return { uid, gid };
}

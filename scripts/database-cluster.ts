import { chown, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import type { DatabaseAccount } from "./database-account.ts";
import { findRunningServer, removeStaleLock } from "./database-files.ts";
import type { DatabasePrograms } from "./database-programs.ts";
import { Failure, messageOf } from "./failure.ts";

const SECOND = 1000;

/** The one account of the embedded database. */
export const databaseUser = "ai_defend";

type Owner = NonNullable<DatabaseAccount["owner"]>;

/**
 * Makes an empty cluster, under another name first, so that an interrupted start leaves nothing half done.
 * Throws a Failure with initdb's reason.
 */
export async function createCluster(
  clusterDir: string,
  programs: DatabasePrograms,
  account: DatabaseAccount,
  password: string,
): Promise<void> {
  const fresh = `${clusterDir}.new`;
  const passwordFile = `${clusterDir}.password`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true, mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account.owner) await giveAll([fresh, passwordFile], account.owner);
  const options = [
    "-D",
    fresh,
    "-U",
    databaseUser,
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
  ];
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"];
  const [file = "", ...args] = [...account.prefix, programs.initdb, ...options, ...locale];
  try {
    await execa(file, args, { stdin: "ignore", ...account.owner });
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    throw new Failure(`The database could not be created in ${clusterDir}: ${messageOf(error)}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(fresh, clusterDir);
}

/** Makes an existing cluster ready to start: nobody at work on it, and its files in the right hands. */
export async function prepareCluster(clusterDir: string, account: DatabaseAccount): Promise<void> {
  const left = await findRunningServer(clusterDir);
  if (left) await stopLeftServer(left.pid, clusterDir);
  await removeStaleLock(clusterDir);
  const owner = account.owner ?? (process.getuid?.() === 0 ? { uid: 0, gid: 0 } : null);
  if (owner && (await stat(clusterDir)).uid !== owner.uid) {
    const entries = await readdir(clusterDir, { recursive: true });
    await giveAll([clusterDir, ...entries.map((entry) => join(clusterDir, entry))], owner);
  }
}

async function stopLeftServer(pid: number, clusterDir: string): Promise<void> {
  process.kill(pid, "SIGINT");
  for (const end = Date.now() + 8 * SECOND; Date.now() < end; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (!(await findRunningServer(clusterDir))) return;
  }
  throw new Failure(
    `A PostgreSQL left by an earlier start (process ${pid}) does not end: stop it, then try again.`,
  );
}

async function giveAll(paths: string[], owner: Owner): Promise<void> {
  for (const path of paths) await chown(path, owner.uid, owner.gid);
}

import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, Failure } from "./failure.ts";

/** Major version of the PostgreSQL that the project brings. */
export const databaseVersion = "18";

/** A PostgreSQL server at work on a data directory. */
export interface RunningServer {
  pid: number;
  port: number;
}

/** Where the embedded database keeps its files. */
export const clusterDirOf = (dataDir: string) => join(dataDir, "postgres");

/** True when the directory holds a database, false when it is absent. Throws a Failure when it is anything else. */
export async function isInitialised(clusterDir: string): Promise<boolean> {
  if (!(await exists(clusterDir))) return false;
  const version = await readFile(join(clusterDir, "PG_VERSION"), "utf8").catch(() => null);
  if (version === null) {
    throw new Failure(
      `${clusterDir} is no PostgreSQL data directory: move it away to start with an empty one.`,
    );
  }
  if (version.trim() !== databaseVersion) {
    throw new Failure(
      `${clusterDir} was made by PostgreSQL ${version.trim()}, this is ${databaseVersion}: move it away, or use the release that made it.`,
    );
  }
  return true;
}

/** The server at work on a data directory, from its postmaster.pid; null when there is none. */
export async function findRunningServer(clusterDir: string): Promise<RunningServer | null> {
  const lines = (await readFile(join(clusterDir, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !(await isServerOf(pid, clusterDir))) return null;
  return { pid, port: Number(lines[3]) };
}

/**
 * Removes the postmaster.pid of a server that crashed. PostgreSQL does so itself unless another program has got the
 * old process id since, which is the rule rather than the exception in a container.
 */
export async function removeStaleLock(clusterDir: string): Promise<void> {
  if ((await findRunningServer(clusterDir)) === null) {
    await rm(join(clusterDir, "postmaster.pid"), { force: true });
  }
}

async function isServerOf(pid: number, clusterDir: string): Promise<boolean> {
  if (process.platform !== "linux") return isAlive(pid);
  // Readable for every process, unlike its working directory.
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return commandLine.split("\0").includes(clusterDir);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

import { chmod, mkdir } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Child, lastLines, sizeOf, startChild } from "./child.ts";
import { chooseDatabaseAccount, type DatabaseAccount } from "./database-account.ts";
import { createCluster, databaseUser, prepareCluster } from "./database-cluster.ts";
import { clusterDirOf, findRunningServer, isInitialised } from "./database-files.ts";
import { type DatabasePrograms, findDatabasePrograms } from "./database-programs.ts";
import { Failure } from "./failure.ts";
import { freePort } from "./free-port.ts";
import { ensureSecrets, type LocalSecrets, readSecrets, writeSecrets } from "./local-secrets.ts";

const SECOND = 1000;
const readyTimeoutMs = 60 * SECOND;
const databaseName = "ai_defend";

/** The embedded PostgreSQL while it runs. */
export interface Database {
  /** Connection address of the database `ai_defend`. */
  url: string;
  child: Child;
  /** Ends all sessions and stops it cleanly; by force after 8 s. */
  stop(): Promise<void>;
}

/** Where and how to run the embedded PostgreSQL. */
export interface DatabaseOptions {
  /** Directory of all embedded data; the cluster lies in `postgres` below it. */
  dataDir: string;
  logFile: string;
  /** Settings of postgresql.conf that differ from the defaults. */
  settings?: Record<string, string>;
}

/**
 * Starts the embedded PostgreSQL on 127.0.0.1, making its cluster at the first start; data is kept between starts.
 * A server that an earlier run left behind is stopped first. The caller must be the only one to use `dataDir`.
 * Throws a Failure with one sentence when the data directory is broken or the server does not come up.
 */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const programs = await findDatabasePrograms();
  const clusterDir = clusterDirOf(options.dataDir);
  await mkdir(options.dataDir, { recursive: true });
  // As root the database's files belong to an account of its own, which must pass through.
  if (process.getuid?.() === 0) await chmod(options.dataDir, 0o711);
  const account = await chooseDatabaseAccount([programs.postgres, clusterDir]);
  const secrets = await openCluster(clusterDir, programs, account, options.dataDir);
  const port = await freePort(secrets.databasePort);
  if (port !== secrets.databasePort) await writeSecrets(options.dataDir, { ...secrets, databasePort: port });

  const adminUrl = addressOf(secrets, port, "postgres");
  const child = await launchUntilReady(
    () => launch(programs, account, clusterDir, port, options),
    adminUrl,
    options,
  );
  try {
    await createDatabase(adminUrl);
  } catch (error) {
    await child.stop("SIGQUIT", 2 * SECOND);
    throw error;
  }
  return { url: addressOf(secrets, port, databaseName), child, stop: () => child.stop("SIGINT", 8 * SECOND) };
}

/** Address of the embedded database that runs on a data directory; null when none does. */
export async function runningDatabaseUrl(dataDir: string): Promise<string | null> {
  const server = await findRunningServer(clusterDirOf(dataDir));
  const secrets = await readSecrets(dataDir);
  return server && secrets ? addressOf(secrets, server.port, databaseName) : null;
}

/** Makes the cluster at the first start, else sees that it can be used. Returns what opens it. */
async function openCluster(
  clusterDir: string,
  programs: DatabasePrograms,
  account: DatabaseAccount,
  dataDir: string,
): Promise<LocalSecrets> {
  if (!(await isInitialised(clusterDir))) {
    const secrets = await ensureSecrets(dataDir);
    await createCluster(clusterDir, programs, account, secrets.databasePassword);
    return secrets;
  }
  const secrets = await readSecrets(dataDir);
  if (!secrets) {
    throw new Failure(
      `The password of ${clusterDir} is gone (secrets.json beside it): move it away to start empty.`,
    );
  }
  await prepareCluster(clusterDir, account);
  return secrets;
}

function addressOf(secrets: LocalSecrets, port: number, database: string): string {
  return `postgresql://${databaseUser}:${secrets.databasePassword}@127.0.0.1:${port}/${database}`;
}

function launch(
  programs: DatabasePrograms,
  account: DatabaseAccount,
  clusterDir: string,
  port: number,
  options: DatabaseOptions,
): Promise<Child> {
  const settings = { unix_socket_directories: "", listen_addresses: "127.0.0.1", ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  return startChild({
    name: "database",
    command: [programs.postgres, "-D", clusterDir, "-p", String(port), ...flags],
    cwd: clusterDir,
    logFile: options.logFile,
    owner: account.owner,
    prefix: account.prefix,
    orphanSignal: "INT",
  });
}

/**
 * Launches the server and waits until it takes connections. Sessions of a server that crashed a moment ago may still
 * be ending; PostgreSQL refuses to start beside them, so it is tried again. Throws a Failure with the server's reason.
 */
async function launchUntilReady(
  launchServer: () => Promise<Child>,
  url: string,
  { logFile }: DatabaseOptions,
): Promise<Child> {
  for (const end = Date.now() + readyTimeoutMs; ; ) {
    const logStart = await sizeOf(logFile);
    const child = await launchServer();
    let ready = false;
    try {
      ready = await becomesReady(child, url, end);
    } finally {
      if (!ready) await child.stop("SIGQUIT", 2 * SECOND);
    }
    if (ready) return child;
    const words = await wordsSince(logFile, logStart);
    if (Date.now() > end || !words.includes("pre-existing shared memory block")) {
      throw new Failure(`The database did not start: ${words}`);
    }
    await sleep(500);
  }
}

/** False when the server ends, or `end` (milliseconds since 1970) passes, before it takes connections. */
async function becomesReady(child: Child, url: string, end: number): Promise<boolean> {
  while (Date.now() < end && child.isRunning()) {
    if (await accepts(url)) return true;
    await sleep(50);
  }
  return false;
}

/** The reason a server gives in its log, from a byte on: its last fatal line, else its last one. */
async function wordsSince(logFile: string, fromByte: number): Promise<string> {
  const lines = await lastLines(logFile, 40, fromByte);
  const line = lines.findLast((each) => /FATAL|PANIC/.test(each)) ?? lines.at(-1) ?? "it gave no reason";
  return `${line} (more in ${logFile}).`;
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5 * SECOND });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === "28P01") {
      throw new Failure(
        "The database does not take the password in secrets.json: do both come from the same backup?",
      );
    }
    return false; // not listening yet, or still recovering
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${databaseName}`);
  } finally {
    await client.end();
  }
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { z } from "zod";
import { startDatabase } from "../scripts/database.ts";
import { freePort } from "../scripts/free-port.ts";
import { headEnvironment, startHead, waitForHead } from "../scripts/stack.ts";
import { startPart } from "./ipc.ts";

/** What all contenders stand on: one PostgreSQL with its default durability, thrown away afterwards. */
export type Ground = {
  dir: string;
  /** Makes an empty database and returns its address. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
};

/** Starts a fresh embedded PostgreSQL in a directory of its own. */
export async function startGround(): Promise<Ground> {
  const dir = await mkdtemp(join(tmpdir(), "ai-defend-bench-"));
  const database = await startDatabase({
    dataDir: dir,
    logFile: join(dir, "database.log"),
    settings: { max_connections: "200" },
  });
  return {
    dir,
    async createDatabase(name) {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      try {
        await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
      } finally {
        await client.end();
      }
      return Object.assign(new URL(database.url), { pathname: `/${name}` }).href;
    },
    async stop() {
      await database.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A head at work, with tokens for agents and for the operator. */
export type BenchHead = {
  pid: number;
  url: string;
  databaseUrl: string;
  enrollmentToken: string;
  apiToken: string;
  stop(): Promise<void>;
};

const Tokens = z.object({ enrollmentToken: z.string(), apiToken: z.string() });

/** Starts a real head on a database of its own. `nodeFlags` go to Node, such as `--cpu-prof`. */
export async function startBenchHead(
  ground: Ground,
  name: string,
  nodeFlags: string[] = [],
): Promise<BenchHead> {
  const databaseUrl = await ground.createDatabase(name);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { REDIS_URL: _redis, ...rest } = await headEnvironment(ground.dir, databaseUrl, { publicUrl: url });
  const env = { ...rest, PORT: String(port), HOST: "127.0.0.1", LOG_LEVEL: "warn", RATE_LIMITS: "false" };
  const logFile = join(ground.dir, `${name}.log`);
  const head = await startHead(env, logFile, nodeFlags);
  try {
    await waitForHead(head, url, logFile);
    const issuer = startPart("issue-tokens.ts", env);
    const tokens = await issuer.ask("issue", null, Tokens).finally(() => issuer.stop());
    return { pid: head.pid, url, databaseUrl, ...tokens, stop: () => head.stop("SIGTERM", 5000) };
  } catch (error) {
    head.kill();
    throw error;
  }
}

/** Environment of a part that uses the head's modules in its own process. */
export async function partEnvironment(ground: Ground, databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  const { REDIS_URL: _redis, ...env } = await headEnvironment(ground.dir, databaseUrl, {
    publicUrl: "http://127.0.0.1:8000",
  });
  return { ...env, LOG_LEVEL: "warn" };
}

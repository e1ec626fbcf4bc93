import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Database, startDatabase } from "../../scripts/database.ts";
import { type Redis, startRedis } from "../support/redis.ts";
import { Part } from "./part.ts";

/** The servers that all worlds of a run use. */
export interface Servers {
  database: Part;
  redis: Part;
  databaseUrl: string;
  redisUrl: string;
  stop(): Promise<void>;
}

/** Starts a real PostgreSQL and a real Redis with their data in `dir`, each on a port that it keeps. */
export async function startServers(dir: string): Promise<Servers> {
  await mkdir(dir, { recursive: true });
  let server: Database | undefined;
  let store: Redis | undefined;
  const database = new Part("database", async () => {
    // With fsync, as it is killed: what it has confirmed must be there afterwards.
    const settings = { max_connections: "200", shared_buffers: "64MB" };
    server = await startDatabase({
      dataDir: join(dir, "data"),
      logFile: join(dir, "database.log"),
      settings,
    });
    return server.child;
  });
  const redis = new Part("redis", async () => {
    const started = await startRedis(dir, store?.port);
    if (started === null) throw new Error("redis-server is not installed.");
    store = started;
    return started.child;
  });
  const stop = async () => {
    await redis.down();
    await database.down("SIGINT"); // PostgreSQL would wait for its clients after SIGTERM
  };
  try {
    await database.up();
    await redis.up();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    database,
    redis,
    databaseUrl: server?.url ?? "",
    redisUrl: store?.url ?? "",
    stop,
  };
}

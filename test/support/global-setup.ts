import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { type Database, startDatabase } from "../../scripts/database.ts";
import { migrate } from "../../server/migrate.ts";
import { type Redis, startRedis } from "./redis.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the test server's maintenance database, with the right to create others. */
    databaseServerUrl: string;
    /** Name of a database with all migrations applied, to copy. */
    databaseTemplate: string;
    /** Address of a real Redis; null where redis-server is not installed. */
    redisUrl: string | null;
    /** A directory outside the project that is removed after the run. */
    tempDir: string;
  }
}

const template = "template_ai_defend";

/** One real PostgreSQL and one real Redis for the whole run, in a temporary directory outside the project. */
export default async function setUpServers(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), "ai-defend-test-"));
  const database = await startDatabase({
    dataDir: join(dir, "data"),
    logFile: join(dir, "database.log"),
    // Nothing here must survive a power cut.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" },
  });
  let redis: Redis | null = null;
  try {
    redis = await startRedis(dir);
    await createTemplate(database);
  } catch (error) {
    await tearDown(dir, database, redis);
    throw error;
  }
  project.provide("databaseServerUrl", withDatabase(database.url, "postgres"));
  project.provide("databaseTemplate", template);
  project.provide("tempDir", dir);
  project.provide("redisUrl", redis?.url ?? null);
  return () => tearDown(dir, database, redis);
}

async function createTemplate(database: Database): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  await migrate(withDatabase(database.url, template));
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function tearDown(dir: string, database: Database, redis: Redis | null): Promise<void> {
  await redis?.stop();
  await database.stop();
  await rm(dir, { recursive: true, force: true });
}

import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runningDatabaseUrl, startDatabase } from "./database.ts";

describe("the embedded database", () => {
  let dataDir: string;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "ai-defend-database-"));
  });

  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const start = () => startDatabase({ dataDir, logFile: join(dataDir, "log"), settings: { fsync: "off" } });

  test("keeps its data, port and password between starts, and tells its address only while it runs", async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept AS SELECT 'ä€😀' AS word");
    expect(await runningDatabaseUrl(dataDir)).toBe(first.url);
    await first.stop();
    expect(await runningDatabaseUrl(dataDir)).toBeNull();

    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, "SELECT word FROM kept")).toEqual([{ word: "ä€😀" }]);
    await second.stop();
  });

  test("is PostgreSQL 18 in UTF-8, reachable on this machine only, with a password only its owner can read", async () => {
    const database = await start();
    expect(await query(database.url, "SELECT current_setting('server_version') ~ '^18' AS ok")).toEqual([
      { ok: true },
    ]);
    expect(await query(database.url, "SHOW server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
    expect(await query(database.url, "SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
    await expect(query(database.url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow(/password/);
    expect((await stat(join(dataDir, "secrets.json"))).mode & 0o777).toBe(0o600);
    await database.stop();
  });

  test("recovers after a crash, even when its old process id belongs to another program", async () => {
    const crashed = await start();
    await query(crashed.url, "CREATE TABLE survived ()");
    crashed.child.kill();
    await crashed.child.exited;
    const lock = join(dataDir, "postgres/postmaster.pid");
    await writeFile(lock, (await readFile(lock, "utf8")).replace(/^\d+/, String(process.pid)));

    const database = await start();
    expect(await query(database.url, "SELECT count(*)::int FROM survived")).toEqual([{ count: 0 }]);
    await database.stop();
  });

  test("takes over from a server that an earlier start left behind", async () => {
    const left = await start();
    const database = await start();
    expect(left.child.isRunning()).toBe(false);
    await database.stop();
  });

  test("refuses a directory that is no database, or one without its password, in a sentence", async () => {
    await mkdir(join(dataDir, "postgres"));
    await writeFile(join(dataDir, "postgres/note.txt"), "mine");
    await expect(start()).rejects.toThrow(/is no PostgreSQL data directory: move it away/);
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "18\n");
    await expect(start()).rejects.toThrow(/password .* is gone/);
    await writeFile(join(dataDir, "postgres/PG_VERSION"), "15\n");
    await expect(start()).rejects.toThrow(/was made by PostgreSQL 15, this is 18/);
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

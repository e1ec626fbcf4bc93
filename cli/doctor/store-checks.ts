import { readdir } from "node:fs/promises";
import { Redis } from "ioredis";
import pg from "pg";
import { runningDatabaseUrl } from "../../scripts/database.ts";
import { dataDir } from "../../scripts/project.ts";
import { migrationsDir } from "../../server/migrate.ts";
import type { Check } from "./check.ts";

const TIMEOUT_MS = 5_000;
const OLDEST_POSTGRES = 18;

type Row = { version: string; name: string; bytes: string; skew: number; migrations: boolean };
type Migration = { name: string; done: boolean };

/** The stores of a head on this machine: as DATABASE_URL and REDIS_URL say, else the database of the `npm start` that runs. */
export function storeChecks(env: NodeJS.ProcessEnv): Check[] {
  return [
    {
      name: "database",
      advice: "See that PostgreSQL runs and takes connections from here, and that DATABASE_URL is right.",
      look: async () => {
        const url = await databaseUrl(env);
        if (url === null) return [NOT_HERE];
        return withDatabase(url, lookAtDatabase);
      },
    },
    {
      name: "migrations",
      advice: "They can't be read while the database is away.",
      look: async () => {
        const url = await databaseUrl(env);
        if (url === null) return [NOT_HERE];
        return withDatabase(url, lookAtMigrations);
      },
    },
    {
      name: "redis",
      advice: "See that Redis or Valkey runs and takes connections from here, and that REDIS_URL is right.",
      look: async () => {
        if (!env.REDIS_URL)
          return [{ verdict: "skip", text: "REDIS_URL is not set: one head alone needs none" }];
        const redis = new Redis(env.REDIS_URL, {
          lazyConnect: true,
          connectTimeout: TIMEOUT_MS,
          retryStrategy: null,
        });
        let problem: Error | undefined;
        redis.on("error", (error: Error) => {
          problem = error;
        });
        try {
          await redis.connect().catch((error: Error) => Promise.reject(problem ?? error));
          const version = /redis_version:(\S+)/.exec(await redis.info("server"))?.[1] ?? "unknown";
          return [{ verdict: "ok", text: `answers, version ${version}` }];
        } finally {
          redis.disconnect();
        }
      },
    },
  ];
}

const NOT_HERE = {
  verdict: "skip",
  text: "no head's database here: DATABASE_URL is not set, and no npm start runs",
} as const;

async function databaseUrl(env: NodeJS.ProcessEnv): Promise<string | null> {
  return env.DATABASE_URL || (await runningDatabaseUrl(dataDir));
}

async function withDatabase<T>(
  connectionString: string,
  look: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString,
    application_name: "ai-defend-doctor",
    connectionTimeoutMillis: TIMEOUT_MS,
    query_timeout: TIMEOUT_MS,
  });
  client.on("error", () => undefined); // the query that waits for it fails by itself
  try {
    await client.connect();
    return await look(client);
  } finally {
    await client.end();
  }
}

async function lookAtDatabase(client: pg.Client) {
  const { rows } = await client.query<Row>(
    `SELECT current_setting('server_version') AS version, current_database() AS name,
       pg_size_pretty(pg_database_size(current_database())) AS bytes,
       extract(epoch FROM clock_timestamp())::float8 - $1::float8 AS skew`,
    [Date.now() / 1000],
  );
  const { version, name, bytes, skew } = rows[0] as Row;
  const findings = [];
  if (Number.parseInt(version, 10) < OLDEST_POSTGRES)
    findings.push({
      verdict: "fail",
      text: `PostgreSQL ${version} is too old`,
      advice: `Use PostgreSQL ${OLDEST_POSTGRES}, and set DATABASE_URL to it.`,
    } as const);
  else findings.push({ verdict: "ok", text: `PostgreSQL ${version}, "${name}", ${bytes}` } as const);
  if (Math.abs(skew) > 5)
    findings.push({
      verdict: "warn",
      text: `its clock is ${Math.round(Math.abs(skew))} seconds from this machine's`,
      advice: "Keep the clocks of all machines by NTP: timedatectl set-ntp true",
    } as const);
  return findings;
}

async function lookAtMigrations(client: pg.Client) {
  const known = (await readdir(migrationsDir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const applied = await readApplied(client);
  const broken = applied.filter(({ done }) => !done).map(({ name }) => name);
  const names = applied.map(({ name }) => name);
  const waiting = known.filter((name) => !names.includes(name));
  const newer = names.filter((name) => !known.includes(name));
  if (broken.length > 0)
    return [
      {
        verdict: "fail",
        text: `did not come to its end: ${broken.join(", ")}`,
        advice: "Look into the head's log, and restore the backup that was made before the upgrade.",
      } as const,
    ];
  if (waiting.length > 0)
    return [
      {
        verdict: "warn",
        text: `${waiting.length} of ${known.length} wait`,
        advice: "Start a head of this version: it applies them.",
      } as const,
    ];
  if (newer.length > 0)
    return [
      {
        verdict: "warn",
        text: `${newer.length} of a newer version`,
        advice: "Upgrade this checkout to the version of the heads.",
      } as const,
    ];
  return [{ verdict: "ok", text: `all ${known.length} applied` } as const];
}

async function readApplied(client: pg.Client): Promise<Migration[]> {
  const { rows: tables } = await client.query(`SELECT to_regclass('_prisma_migrations') AS "table"`);
  if (tables[0]?.table === null) return [];
  const { rows } = await client.query<Migration>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return rows;
}

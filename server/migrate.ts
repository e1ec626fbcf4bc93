import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";
import { withSchemaEngine } from "./schema-engine.ts";

/** Where the migrations of this release lie. */
export const migrationsDir = resolve(import.meta.dirname, "../prisma/migrations");

/** Any constant will do: every head of every release must ask for the same lock. */
const MIGRATION_LOCK = 4_120_260_001;

/** Nothing is left out of a comparison. */
export const noFilters = { externalTables: [], externalEnums: [] };

/**
 * Brings a database to the schema of this release and returns the names of the migrations it applied, in order.
 * Several heads may call it at once: one works while the others wait, and then find nothing left to do.
 * Keeps Prisma's `_prisma_migrations`. Throws when the database is away or a migration fails.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl, application_name: "ai-defend-migrate" });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const migrationsList = await readMigrations(migrationsDir);
    if (await areApplied(lock, migrationsList)) return []; // each later start, without loading the engine
    return await withSchemaEngine(databaseUrl, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: noFilters });
      return appliedMigrationNames;
    });
  } finally {
    await lock.end(); // gives the lock back as well
  }
}

/** Whether Prisma has noted each migration as applied, and none as begun only. */
async function areApplied(client: pg.Client, { migrationDirectories }: MigrationList): Promise<boolean> {
  const { rows: tables } = await client.query("SELECT to_regclass('_prisma_migrations') AS known");
  if (tables[0].known === null) return false;
  const { rows } = await client.query(
    "SELECT migration_name AS name, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const names = new Set(rows.map(({ name }) => name));
  return rows.every((row) => row.finished_at) && migrationDirectories.every(({ path }) => names.has(path));
}

/** The migrations below `dir`, oldest first, as the schema engine wants them. */
export async function readMigrations(dir: string): Promise<MigrationList> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (name) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: await readScript(join(dir, name, "migration.sql")) },
    })),
  );
  return {
    baseDir: dir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}

async function readScript(path: string) {
  return { tag: "ok" as const, value: await readFile(path, "utf8") };
}

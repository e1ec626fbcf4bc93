import pg from "pg";
import { expect, inject, test } from "vitest";
import { migrate } from "./migrate.ts";

test("heads that start together on an empty database migrate it once, and a later one finds nothing to do", async () => {
  const url = await emptyDatabase("migrate_together");
  const results = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const applied = results.filter((names) => names.length > 0);
  expect(applied).toHaveLength(1);
  expect(applied[0]?.slice(0, 2)).toEqual(["20261123000000_initial", "20261123000001_change_tracking"]);
  expect(await migrate(url)).toEqual([]);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name LIKE '%initial'");
  await client.end();
  await expect(migrate(url)).rejects.toThrow("20261123000000_initial"); // begun only: nobody knows how far it came
});

test("each update of a tracked row carries the transaction that made it", async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(`INSERT INTO "Scan" (id, name, "createdBy") VALUES (uuidv7(), 'first', 'nobody')`);
  await client.query("BEGIN");
  const { rows } = await client.query(
    `UPDATE "Scan" SET name = 'second' RETURNING "changedXid" = pg_current_xact_id() AS current`,
  );
  await client.query("COMMIT");
  await client.end();
  expect(rows).toEqual([{ current: true }]);
});

async function emptyDatabase(name: string): Promise<string> {
  const url = new URL(inject("databaseServerUrl"));
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  url.pathname = `/${name}`;
  return url.href;
}

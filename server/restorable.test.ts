import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  assignScan,
  COMPLETE,
  completion,
  enrollAgent,
  openPort,
  runWell,
  SUBMIT,
} from "../test/support/graphql.ts";

let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const agent = await enrollAgent();
  await assignScan({ targets: ["192.0.2.1"] });
  const [{ id, attempt }] = (await agent.heartbeat()).assignments;
  const input = { assignmentId: id, attempt, chunk: 1, events: [openPort(1, 443)] };
  await runWell(SUBMIT, { input }, agent.token);
  await runWell(COMPLETE, { input: completion(id, attempt, 1) }, agent.token);
});

afterAll(() => client?.end());

/** As pg_restore does it: it looks up no name by a search path, so what a default, check or index calls must do without. */
test("each table can be written anew from a dump", async () => {
  const { rows: tables } = await client.query<{ name: string; columns: string }>(
    `SELECT quote_ident(table_name) AS name, string_agg(quote_ident(column_name), ', ') AS columns
     FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' GROUP BY 1`,
  );
  const written = new Map<string, number>();
  await client.query("BEGIN; CREATE SCHEMA restored; SET LOCAL search_path = ''");
  for (const { name, columns } of tables) {
    await client.query(`CREATE TABLE restored.${name} (LIKE public.${name} INCLUDING ALL)`);
    const { rowCount } = await client.query(
      `INSERT INTO restored.${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM public.${name}`,
    );
    await client.query(`REINDEX TABLE restored.${name}`);
    written.set(name, rowCount ?? 0);
  }
  await client.query("ROLLBACK");
  const filled = [
    "Agent",
    "Assignment",
    "Attempt",
    "Detection",
    "DetectionSearch",
    "Event",
    "Asset",
    "AuditEntry",
  ];
  expect(filled.filter((name) => !written.get(`"${name}"`))).toEqual([]);
});

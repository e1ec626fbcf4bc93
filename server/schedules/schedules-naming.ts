import type pg from "pg";

const SHOWN = 3;

/**
 * Schedules that are not deleted, switched off ones included, whose scans name a rule set.
 * @returns the names of the first few, and how many there are
 */
export async function schedulesNaming(
  client: Pick<pg.ClientBase, "query">,
  { name, scanner }: { name: string; scanner: string },
): Promise<{ names: string[]; count: number }> {
  const { rows } = await client.query<{ name: string; count: number }>(
    `SELECT name, (count(*) OVER ())::int AS count FROM "Schedule"
     WHERE "deletedAt" IS NULL AND request #> ARRAY['config', $1::text, 'ruleSets'] ? $2
     ORDER BY name, id LIMIT ${SHOWN}`,
    [scanner, name],
  );
  return { names: rows.map((row) => row.name), count: rows[0]?.count ?? 0 };
}

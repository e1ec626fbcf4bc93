// A part: the limit. Nothing but two statements on a table of five columns, a hundred jobs at a time, no handler.
import pg from "pg";
import { z } from "zod";
import { answerParent } from "./ipc.ts";

const Run = z.object({ jobs: z.int() });
const BATCH = 100;
const CONNECTIONS = 4;
const pool = new pg.Pool({ connectionString: z.string().parse(process.env.DATABASE_URL), max: CONNECTIONS });

answerParent({
  prepare: async () => {
    await pool.query(`
      CREATE TABLE job (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state text NOT NULL DEFAULT 'queued',
        priority int NOT NULL DEFAULT 5, attempt int NOT NULL DEFAULT 0, lease timestamptz);
      CREATE INDEX ON job (priority, id) WHERE state = 'queued'`);
    return true;
  },
  run: (input) => run(Run.parse(input)),
});

/** Jobs claimed and completed, and the milliseconds it took. */
async function run({ jobs }: z.infer<typeof Run>): Promise<{ jobs: number; ms: number }> {
  await pool.query("TRUNCATE job");
  await pool.query("INSERT INTO job (priority) SELECT 5 FROM generate_series(1, $1)", [jobs]);
  await pool.query("ANALYZE job");
  const startedAt = performance.now();
  const counts = await Promise.all(Array.from({ length: CONNECTIONS }, drain));
  return { jobs: counts.reduce((sum, count) => sum + count, 0), ms: performance.now() - startedAt };
}

async function drain(): Promise<number> {
  for (let done = 0; ; ) {
    const { rows } = await pool.query<{ id: string }>({
      name: "claim",
      text: `UPDATE job SET state = 'running', attempt = attempt + 1, lease = now() + interval '90 seconds'
             WHERE id IN (SELECT id FROM job WHERE state = 'queued' ORDER BY priority, id LIMIT $1 FOR UPDATE SKIP LOCKED)
             RETURNING id`,
      values: [BATCH],
    });
    if (rows.length === 0) return done;
    const ids = rows.map((row) => row.id);
    await pool.query({
      name: "complete",
      text: "UPDATE job SET state = 'done' WHERE id = ANY($1)",
      values: [ids],
    });
    done += ids.length;
  }
}

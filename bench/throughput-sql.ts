// A part: the limits. Nothing but two statements on narrow tables, a hundred jobs at a time, no handler.
import pg from "pg";
import { z } from "zod";
import { answerParent } from "./ipc.ts";

const Run = z.object({ jobs: z.int(), history: z.boolean() });
const BATCH = 100;
const CONNECTIONS = 4;
const pool = new pg.Pool({ connectionString: z.string().parse(process.env.DATABASE_URL), max: CONNECTIONS });

answerParent({
  prepare: async () => {
    await pool.query(`
      CREATE TABLE job (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, state text NOT NULL DEFAULT 'queued',
        priority int NOT NULL DEFAULT 5, attempt int NOT NULL DEFAULT 0, lease timestamptz);
      CREATE INDEX ON job (priority, id) WHERE state = 'queued';
      CREATE TABLE attempt (job bigint, number int, started timestamptz NOT NULL DEFAULT now(), finished timestamptz,
        result text, PRIMARY KEY (job, number)) WITH (fillfactor = 70)`);
    return true;
  },
  run: (input) => run(Run.parse(input)),
});

type Claimed = { id: string; attempt: number };
type Statements = { claim: pg.QueryConfig; complete: (claimed: Claimed[]) => pg.QueryConfig };

const CLAIM = `
  UPDATE job SET state = 'running', attempt = attempt + 1, lease = now() + interval '90 seconds'
  WHERE id IN (SELECT id FROM job WHERE state = 'queued' ORDER BY priority, id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
  RETURNING id, attempt`;

/** What hands out jobs and ends them, and nothing else. */
const bare: Statements = {
  claim: { name: "claim", text: CLAIM },
  complete: (claimed) => ({
    name: "complete",
    text: "UPDATE job SET state = 'done' WHERE id = ANY($1)",
    values: [claimed.map(({ id }) => id)],
  }),
};

/** Each attempt leaves a row, and ends its job only while it is the current one. */
const withHistory: Statements = {
  claim: {
    name: "claim-with-history",
    text: `WITH claimed AS (${CLAIM}),
             begun AS (INSERT INTO attempt (job, number) SELECT id, attempt FROM claimed)
           SELECT id, attempt FROM claimed`,
  },
  complete: (claimed) => ({
    name: "complete-with-history",
    text: `WITH ended AS (
             UPDATE job SET state = 'done' FROM unnest($1::bigint[], $2::int[]) AS told(id, attempt)
             WHERE job.id = told.id AND job.attempt = told.attempt AND state = 'running' RETURNING job.id, job.attempt)
           UPDATE attempt SET finished = now(), result = 'done' FROM ended WHERE job = ended.id AND number = ended.attempt`,
    values: [claimed.map(({ id }) => id), claimed.map(({ attempt }) => attempt)],
  }),
};

/** Jobs claimed and completed, and the milliseconds it took. */
async function run({ jobs, history }: z.infer<typeof Run>): Promise<{ jobs: number; ms: number }> {
  await pool.query("TRUNCATE job, attempt");
  await pool.query("INSERT INTO job (priority) SELECT 5 FROM generate_series(1, $1)", [jobs]);
  await pool.query("ANALYZE job");
  const statements = history ? withHistory : bare;
  const startedAt = performance.now();
  const counts = await Promise.all(Array.from({ length: CONNECTIONS }, () => drain(statements)));
  return { jobs: counts.reduce((sum, count) => sum + count, 0), ms: performance.now() - startedAt };
}

async function drain({ claim, complete }: Statements): Promise<number> {
  for (let done = 0; ; ) {
    const { rows } = await pool.query<Claimed>(claim);
    if (rows.length === 0) return done;
    await pool.query(complete(rows));
    done += rows.length;
  }
}

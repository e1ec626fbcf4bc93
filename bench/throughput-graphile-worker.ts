// A part: graphile-worker on a backlog, with its default settings or with what its documentation calls fastest.
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, makeWorkerUtils, run as runWorker } from "graphile-worker";
import pg from "pg";
import { z } from "zod";
import { answerParent } from "./ipc.ts";

const Run = z.object({ jobs: z.int(), best: z.boolean(), limitMs: z.number() });
const connectionString = z.string().parse(process.env.DATABASE_URL);
const logger = new Logger(() => () => undefined);
const pool = new pg.Pool({ connectionString, max: 30 });
for (const event of ["error", "connect"] as const) pool.on(event, () => undefined); // it insists on being heard

answerParent({
  prepare: async () => {
    const utils = await makeWorkerUtils({ pgPool: pool, logger });
    await utils.migrate();
    await utils.release();
    return true;
  },
  run: (input) => run(Run.parse(input)),
});

/** Jobs that ran, and the milliseconds until the last completion was committed; ends early after `limitMs`. */
async function run({ jobs, best, limitMs }: z.infer<typeof Run>): Promise<{ jobs: number; ms: number }> {
  await fillQueue(jobs);
  const fastest = {
    concurrentJobs: 24,
    localQueue: { size: 500 },
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
  };
  const startedAt = performance.now();
  const runner = await runWorker({
    pgPool: pool,
    logger,
    noHandleSignals: true,
    preset: { worker: best ? fastest : { concurrentJobs: 10 } },
    taskList: { nothing: () => undefined },
  });
  while (performance.now() - startedAt < limitMs && (await hasJobs())) await sleep(5);
  const ms = performance.now() - startedAt;
  const left = await countJobs();
  await runner.stop();
  return { jobs: jobs - left, ms };
}

async function fillQueue(jobs: number): Promise<void> {
  await pool.query("TRUNCATE graphile_worker._private_jobs");
  await pool.query(
    `SELECT graphile_worker.add_jobs(array(
       SELECT json_populate_record(NULL::graphile_worker.job_spec, json_build_object('identifier', 'nothing',
         'payload', json_build_object('number', i))) FROM generate_series(1, $1) AS i))`,
    [jobs],
  );
  await pool.query("ANALYZE graphile_worker._private_jobs");
}

async function hasJobs(): Promise<boolean> {
  const { rowCount } = await pool.query("SELECT FROM graphile_worker._private_jobs LIMIT 1");
  return rowCount !== 0;
}

async function countJobs(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "SELECT count(*)::int FROM graphile_worker._private_jobs",
  );
  return rows[0]?.count ?? 0;
}

// A part: pg-boss on a backlog, in large batches, with LISTEN/NOTIFY on.
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { z } from "zod";
import { answerParent } from "./ipc.ts";

const Run = z.object({ jobs: z.int(), limitMs: z.number() });
const QUEUE = "nothing";
const INSERTED_AT_ONCE = 1000;
const connectionString = z.string().parse(process.env.DATABASE_URL);
const pool = new pg.Pool({ connectionString, max: 2 });
const boss = new PgBoss({ connectionString, useListenNotify: true });
boss.on("error", (error) => {
  throw error;
});

answerParent({
  prepare: async () => {
    await boss.start();
    await boss.createQueue(QUEUE, { notify: true });
    return true;
  },
  run: (input) => run(Run.parse(input)),
});

/** Jobs that ran, and the milliseconds until the last completion was committed; ends early after `limitMs`. */
async function run({ jobs, limitMs }: z.infer<typeof Run>): Promise<{ jobs: number; ms: number }> {
  await boss.deleteAllJobs(QUEUE);
  for (let number = 0; number < jobs; number += INSERTED_AT_ONCE) {
    await boss.insert(
      QUEUE,
      Array.from({ length: INSERTED_AT_ONCE }, (_, index) => ({ data: { number: number + index } })),
    );
  }
  await pool.query("ANALYZE pgboss.job");
  const startedAt = performance.now();
  const settings = { batchSize: 500, localConcurrency: 4, burstWhenBatchFull: true };
  await boss.work(QUEUE, settings, async () => undefined);
  // One short fetch ends its burst, and it may then wait for half a minute.
  while (performance.now() - startedAt < limitMs && (await countOpen()) > 0) await sleep(10);
  const ms = performance.now() - startedAt;
  const open = await countOpen();
  await boss.offWork(QUEUE);
  return { jobs: jobs - open, ms };
}

async function countOpen(): Promise<number> {
  const { rows } = await pool.query<{ open: number }>(
    "SELECT count(*)::int AS open FROM pgboss.job WHERE name = $1 AND state < 'completed'",
    [QUEUE],
  );
  return rows[0]?.open ?? 0;
}

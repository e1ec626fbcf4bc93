import { pool } from "../db.ts";

/** An assignment that waits this long is served as if its priority were one higher, in minutes. */
const AGEING_MINUTES = 10;

/**
 * Raises what has waited: the lowest priority reaches the highest after an hour and a half, so that nothing waits for
 * ever behind a stream of more urgent work. Safe on every head: a row that one raised is not due for the others.
 */
export async function ageQueued(): Promise<void> {
  await pool.query({
    name: "age-queued",
    text: `UPDATE "Assignment" SET "agedPriority" = "agedPriority" + 1, "agedAt" = now()
           WHERE id IN (SELECT id FROM "Assignment" WHERE state = 'QUEUED' AND NOT held AND "agedPriority" < 10
                          AND "agedAt" < now() - make_interval(mins => $1) ORDER BY id LIMIT 1000 FOR UPDATE SKIP LOCKED)`,
    values: [AGEING_MINUTES],
  });
}

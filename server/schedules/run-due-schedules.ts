import type pg from "pg";
import { pool, transaction } from "../db.ts";
import { announce } from "../pubsub.ts";
import { decideDue } from "./due.ts";
import { type ScheduleRow, tryLockSchedule } from "./row.ts";
import { afterBegun, type BegunRun, beginRun, beginWaitingRun } from "./start-run.ts";

/** Schedules of one round, at most; the rest is due a second later. */
const MAX_PER_ROUND = 200;

/**
 * Runs schedules that are due, starts runs that waited, and notes which scans of runs are finished. Every head does it:
 * a schedule is locked while its run begins, and other heads pass over it. A schedule that fails unexpectedly stays due
 * and does not keep others from running.
 */
export async function runDueSchedules(): Promise<void> {
  const failures: unknown[] = [];
  for (const id of await findIds(DUE)) await runOne(id, runIfDue).catch((error) => failures.push(error));
  await noteFinished();
  for (const id of await findIds(WAITING))
    await runOne(id, startWaiting).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}

const DUE = `SELECT id FROM "Schedule" WHERE "nextRunAt" <= now() AND "deletedAt" IS NULL
  ORDER BY "nextRunAt" LIMIT ${MAX_PER_ROUND}`;

const WAITING = `SELECT w."scheduleId" AS id FROM "ScheduleRun" w
  WHERE w.outcome = 'WAITING' AND NOT EXISTS (
    SELECT 1 FROM "ScheduleRun" r JOIN "Scan" s ON s.id = r."scanId"
    WHERE r."scheduleId" = w."scheduleId" AND r."finishedAt" IS NULL AND s."finishedAt" IS NULL)
  LIMIT ${MAX_PER_ROUND}`;

async function findIds(sql: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(sql);
  return rows.map((row) => row.id);
}

async function runOne(
  id: string,
  act: (client: pg.PoolClient, schedule: ScheduleRow) => Promise<BegunRun | null>,
): Promise<void> {
  const begun = await transaction(async (client) => {
    const schedule = await tryLockSchedule(client, id);
    return schedule && act(client, schedule);
  });
  if (begun) await afterBegun(begun);
}

/** Looks again under the lock: another head may just have done it. */
async function runIfDue(client: pg.PoolClient, schedule: ScheduleRow): Promise<BegunRun | null> {
  if (!schedule.nextRunAt || schedule.nextRunAt > schedule.now) return null;
  const { run, skipped, nextRunAt } = decideDue(schedule, schedule.nextRunAt, schedule.now);
  await client.query(
    `UPDATE "Schedule" SET "nextRunAt" = $2, "lastRunAt" = coalesce($3, "lastRunAt") WHERE id = $1`,
    [schedule.id, nextRunAt, run?.plannedAt],
  );
  if (skipped) {
    await client.query(
      `INSERT INTO "ScheduleRun" ("scheduleId", "plannedAt", outcome, message) VALUES ($1, $2, 'SKIPPED', $3)
       ON CONFLICT DO NOTHING`,
      [schedule.id, skipped.plannedAt, skipped.message],
    );
  }
  return run ? beginRun(client, schedule, run.plannedAt, run.reason) : { scheduleId: schedule.id };
}

async function startWaiting(client: pg.PoolClient, schedule: ScheduleRow): Promise<BegunRun | null> {
  const begun = await beginWaitingRun(client, schedule);
  if (begun) await touch(client, [schedule.id]);
  return begun;
}

async function noteFinished(): Promise<void> {
  const ids = await transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `UPDATE "ScheduleRun" r SET "finishedAt" = s."finishedAt" FROM "Scan" s
       WHERE s.id = r."scanId" AND r."finishedAt" IS NULL AND s."finishedAt" IS NOT NULL RETURNING r."scheduleId" AS id`,
    );
    const ids = rows.map((row) => row.id);
    await touch(client, ids);
    return ids;
  });
  announce("scheduleChanged", ids);
}

/** Marks schedules as changed whose runs did: views follow schedules. */
async function touch(client: pg.PoolClient, ids: string[]): Promise<void> {
  if (ids.length > 0) await client.query(`UPDATE "Schedule" SET id = id WHERE id = ANY($1)`, [ids]);
}

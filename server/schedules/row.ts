import type pg from "pg";
import type { Missed, Overlap, Timing } from "./due.ts";

/** A schedule as its row stands, locked by the transaction that reads it. */
export type ScheduleRow = Timing & {
  name: string;
  /** What each run asks for, as given to assignScan. */
  request: unknown;
  overlap: Overlap;
  missed: Missed;
  enabled: boolean;
  nextRunAt: Date | null;
  createdBy: string;
  /** The time by PostgreSQL's clock: one for all heads. */
  now: Date;
};

const COLUMNS = `id, name, cron, "timeZone", "spreadSeconds", request, overlap::text AS overlap, missed::text AS missed,
  enabled, "nextRunAt", "createdBy", now() AS now`;

/** Locks a schedule that is not deleted; null where there is none. Waits for whoever holds it. */
export async function lockSchedule(client: pg.PoolClient, id: string): Promise<ScheduleRow | null> {
  const { rows } = await client.query<ScheduleRow>(
    `SELECT ${COLUMNS} FROM "Schedule" WHERE id = $1 AND "deletedAt" IS NULL FOR UPDATE`,
    [id],
  );
  return rows[0] ?? null;
}

/** The same for a duty: null also where another head holds the row, for that head does what is to be done. */
export async function tryLockSchedule(client: pg.PoolClient, id: string): Promise<ScheduleRow | null> {
  const { rows } = await client.query<ScheduleRow>(
    `SELECT ${COLUMNS} FROM "Schedule" WHERE id = $1 AND "deletedAt" IS NULL FOR UPDATE SKIP LOCKED`,
    [id],
  );
  return rows[0] ?? null;
}

import type pg from "pg";
import { cancelAssignments } from "../assignments/cancel.ts";
import { AppError } from "../errors.ts";
import { announce } from "../pubsub.ts";
import { afterStored, type ScanRequest, storeScan } from "../scans/assign-scan.ts";
import { planScan, type ScanPlan } from "../scans/plan.ts";
import { type AssignScanValues, toScanRequest } from "../scans/scan-request.ts";
import { decideOverlap } from "./due.ts";
import type { ScheduleRow } from "./row.ts";

/** How a run begins, for views: its scan is stored but not yet announced. */
export type BegunRun = {
  scheduleId: string;
  begun?: { stored: Awaited<ReturnType<typeof storeScan>>; plan: ScanPlan };
};

type Outcome = "STARTED" | "WAITING" | "SKIPPED" | "FAILED";

/**
 * Begins the run of a planned time, in the transaction that holds the schedule's lock: the run, its scan and the
 * schedule's next time are stored together or not at all, so that a head may die at any point. A planned time that has
 * a run already is left alone, whoever asks.
 * @param reason a sentence on why it runs now where that is not plain; empty else
 */
export async function beginRun(
  client: pg.PoolClient,
  schedule: ScheduleRow,
  plannedAt: Date,
  reason: string,
): Promise<BegunRun> {
  const { rowCount } = await client.query(
    `INSERT INTO "ScheduleRun" ("scheduleId", "plannedAt", outcome, message) VALUES ($1, $2, 'WAITING', $3)
     ON CONFLICT DO NOTHING`,
    [schedule.id, plannedAt, reason],
  );
  if (rowCount === 0) return { scheduleId: schedule.id };
  const open = await findOpenRuns(client, schedule.id, plannedAt);
  switch (decideOverlap(schedule.overlap, open.scanIds.length > 0, open.isOneWaiting)) {
    case "START":
      return startScan(client, schedule, plannedAt, reason);
    case "SKIP":
      await writeOutcome(client, schedule.id, plannedAt, "SKIPPED", whySkipped(open.isOneWaiting));
      return { scheduleId: schedule.id };
    case "WAIT":
      await writeOutcome(
        client,
        schedule.id,
        plannedAt,
        "WAITING",
        "Starts when the scan before it is finished.",
      );
      return { scheduleId: schedule.id };
    case "REPLACE":
      await replace(client, schedule.id, open.scanIds, plannedAt);
      return startScan(client, schedule, plannedAt, reason);
  }
}

/** Starts a run that waited, if no scan of the schedule is unfinished any more; null where one is, or none waits. */
export async function beginWaitingRun(
  client: pg.PoolClient,
  schedule: ScheduleRow,
): Promise<BegunRun | null> {
  const { rows } = await client.query<{ plannedAt: Date }>(
    `SELECT "plannedAt" FROM "ScheduleRun" WHERE "scheduleId" = $1 AND outcome = 'WAITING' ORDER BY "plannedAt" LIMIT 1`,
    [schedule.id],
  );
  const plannedAt = rows[0]?.plannedAt;
  if (!plannedAt || (await findOpenRuns(client, schedule.id, plannedAt)).scanIds.length > 0) return null;
  return startScan(client, schedule, plannedAt, "Waited for the scan before it.");
}

/** What follows once a run is committed: its scan is announced and agents are woken; views of the schedule hear of it. */
export async function afterBegun({ scheduleId, begun }: BegunRun): Promise<void> {
  announce("scheduleChanged", [scheduleId]);
  if (begun) await afterStored(begun.stored, begun.plan);
}

async function findOpenRuns(client: pg.PoolClient, scheduleId: string, except: Date) {
  const { rows } = await client.query<{ scanId: string | null }>(
    `SELECT r."scanId" FROM "ScheduleRun" r LEFT JOIN "Scan" s ON s.id = r."scanId"
     WHERE r."scheduleId" = $1 AND r."plannedAt" <> $2
       AND (r.outcome = 'WAITING' OR (r."scanId" IS NOT NULL AND r."finishedAt" IS NULL))
       AND (s.id IS NULL OR s."finishedAt" IS NULL)`,
    [scheduleId, except],
  );
  const scanIds = rows.map((row) => row.scanId).filter((id) => id !== null);
  return { scanIds, isOneWaiting: scanIds.length < rows.length };
}

async function startScan(
  client: pg.PoolClient,
  schedule: ScheduleRow,
  plannedAt: Date,
  reason: string,
): Promise<BegunRun> {
  const asked = toScanRequest(schedule.request as AssignScanValues);
  const request: ScanRequest = { ...asked, name: asked.name || schedule.name, createdBy: schedule.createdBy };
  let plan: ScanPlan;
  try {
    plan = await planScan(request, schedule.now);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // What was fine when the schedule was made may not be any more, such as a chosen agent that was thrown out.
    await writeOutcome(client, schedule.id, plannedAt, "FAILED", error.message);
    return { scheduleId: schedule.id };
  }
  const stored = await storeScan(client, request, plan);
  const { id } = stored.scan;
  await writeOutcome(client, schedule.id, plannedAt, "STARTED", reason || "Started in time.", id);
  return { scheduleId: schedule.id, begun: { stored, plan } };
}

/** Cancels what is unfinished. Doing that twice is the same as once, so it may go before the commit. */
async function replace(
  client: pg.PoolClient,
  scheduleId: string,
  scanIds: string[],
  by: Date,
): Promise<void> {
  for (const scanId of scanIds) await cancelAssignments({ scanId });
  await client.query(
    `UPDATE "ScheduleRun" SET outcome = 'REPLACED', message = 'Cancelled: the next run began.'
     WHERE "scheduleId" = $1 AND ("scanId" = ANY($2::uuid[]) OR (outcome = 'WAITING' AND "plannedAt" <> $3))`,
    [scheduleId, scanIds, by],
  );
}

async function writeOutcome(
  client: pg.PoolClient,
  scheduleId: string,
  plannedAt: Date,
  outcome: Outcome,
  message: string,
  scanId: string | null = null,
): Promise<void> {
  await client.query(
    `UPDATE "ScheduleRun" SET outcome = $3::"ScheduleRunOutcome", message = $4, "scanId" = $5
     WHERE "scheduleId" = $1 AND "plannedAt" = $2`,
    [scheduleId, plannedAt, outcome, message.slice(0, 1000), scanId],
  );
}

function whySkipped(isOneWaiting: boolean): string {
  return isOneWaiting
    ? "Left out: another run waits already."
    : "Left out: the scan of an earlier run was not finished.";
}

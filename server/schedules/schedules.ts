import { z } from "zod";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { parseInput } from "../parse-input.ts";
import { announce } from "../pubsub.ts";
import { keepRuleSets } from "../rules/lock-rule-set.ts";
import { planScan } from "../scans/plan.ts";
import { type AssignScanValues, toScanRequest } from "../scans/scan-request.ts";
import { ruleSetsOfScan } from "../scans/scanners.ts";
import { requireCron } from "./cron.ts";
import { type Missed, nextStart, type Overlap } from "./due.ts";
import { lockSchedule } from "./row.ts";
import { afterBegun, beginRun } from "./start-run.ts";

/** What an operator says of a schedule. */
export type ScheduleValues = {
  name: string;
  cron: string;
  timeZone: string;
  /** What each run asks for. */
  scan: AssignScanValues;
  overlap: Overlap;
  missed: Missed;
  /** 0 to 3600. */
  spreadSeconds: number;
  enabled: boolean;
};

/** What is to change of a schedule; null and left out mean: not this. */
export type ScheduleChanges = { [Key in keyof ScheduleValues]?: ScheduleValues[Key] | null };

const Rules = z.object({
  name: z.string().trim().min(1, "is empty").max(200, "has at most 200 characters"),
  spreadSeconds: z.int().min(0).max(3600),
});

/**
 * Makes a schedule.
 * @returns its id
 * @throws BAD_INPUT, CRON_INVALID, TIME_ZONE_INVALID, or what assignScan says of the scan; nothing is stored then
 */
export async function createSchedule(
  values: ScheduleValues,
  createdBy: string,
  by: Origin = SYSTEM,
): Promise<string> {
  const checked = await check(values, createdBy);
  const id = await transaction(async (client) => {
    await keepRuleSets(client, ruleSetsOfScan(checked.scan.config));
    const { rows } = await client.query<{ id: string; now: Date }>(
      `INSERT INTO "Schedule" (name, cron, "timeZone", request, overlap, missed, "spreadSeconds", enabled, "createdBy")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id, now() AS now`,
      [...columnsOf(checked), checked.enabled, createdBy],
    );
    const { id, now } = rows[0] as { id: string; now: Date };
    const next = checked.enabled ? nextStart({ ...checked, id }, now) : null;
    await client.query(`UPDATE "Schedule" SET "nextRunAt" = $2 WHERE id = $1`, [id, next]);
    await recordAct(client, by, {
      act: "schedule.create",
      subject: `schedule:${id}`,
      after: shownOf(checked),
    });
    return id;
  });
  announce("scheduleChanged", [id]);
  return id;
}

/**
 * Changes what is given of a schedule and leaves the rest. A changed time counts from now on; switched off, a run that
 * waits is left out.
 * @throws SCHEDULE_NOT_FOUND, or what createSchedule says; nothing is changed then
 */
export async function updateSchedule(
  id: string,
  changes: ScheduleChanges,
  by: Origin = SYSTEM,
): Promise<void> {
  await transaction(async (client) => {
    const old = await lockSchedule(client, id);
    if (!old) throw notFound(id);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null));
    const values = { ...old, scan: old.request as AssignScanValues, ...given };
    const checked = given.scan || given.name ? await check(values, old.createdBy) : checkTiming(values);
    if (given.scan) await keepRuleSets(client, ruleSetsOfScan(checked.scan.config));
    const isSameTiming =
      old.enabled &&
      checked.cron === old.cron &&
      checked.timeZone === old.timeZone &&
      checked.spreadSeconds === old.spreadSeconds;
    const next = isSameTiming ? old.nextRunAt : nextStart({ ...checked, id }, old.now);
    await client.query(
      `UPDATE "Schedule" SET name = $2, cron = $3, "timeZone" = $4, request = $5, overlap = $6, missed = $7,
         "spreadSeconds" = $8, enabled = $9, "nextRunAt" = $10 WHERE id = $1`,
      [id, ...columnsOf(checked), checked.enabled, checked.enabled ? next : null],
    );
    if (!checked.enabled) await dropWaiting(client, id, "the schedule was switched off");
    const before = shownOf({ ...old, scan: old.request as AssignScanValues });
    const change = { before, after: shownOf(checked) };
    await recordAct(client, by, { act: "schedule.change", subject: `schedule:${id}`, ...change });
  });
  announce("scheduleChanged", [id]);
}

/** Deletes a schedule. Scans that it started stay, and go on. Throws SCHEDULE_NOT_FOUND. */
export async function deleteSchedule(id: string, by: Origin = SYSTEM): Promise<void> {
  await transaction(async (client) => {
    if (!(await lockSchedule(client, id))) throw notFound(id);
    await client.query(
      `UPDATE "Schedule" SET "deletedAt" = now(), enabled = false, "nextRunAt" = NULL WHERE id = $1`,
      [id],
    );
    await dropWaiting(client, id, "the schedule was deleted");
    await recordAct(client, by, { act: "schedule.delete", subject: `schedule:${id}` });
  });
  announce("scheduleChanged", [id]);
}

/**
 * Runs a schedule now, beside its plan and also while it is switched off. Its overlap rule holds.
 * @returns when: the key of the run
 * @throws SCHEDULE_NOT_FOUND
 */
export async function runScheduleNow(id: string, by: Origin = SYSTEM): Promise<Date> {
  const { begun, plannedAt } = await transaction(async (client) => {
    const schedule = await lockSchedule(client, id);
    if (!schedule) throw notFound(id);
    await client.query(`UPDATE "Schedule" SET "lastRunAt" = now() WHERE id = $1`, [id]);
    const begun = await beginRun(client, schedule, schedule.now, "Started by hand.");
    await recordAct(client, by, { act: "schedule.run", subject: `schedule:${id}` });
    return { begun, plannedAt: schedule.now };
  });
  await afterBegun(begun);
  return plannedAt;
}

/** Planned scans are checked as if they began now; what they are checked for is thrown away. */
async function check(values: ScheduleValues, createdBy: string): Promise<ScheduleValues> {
  const checked = checkTiming(values);
  if (values.scan.startAt) {
    throw new AppError("BAD_INPUT", "scan.startAt is not for schedules: the cron expression says when.");
  }
  await planScan({ ...toScanRequest(values.scan), createdBy }, new Date());
  return checked;
}

function checkTiming(values: ScheduleValues): ScheduleValues {
  const { name, spreadSeconds } = parseInput(Rules, values);
  return { ...values, name, spreadSeconds, cron: requireCron(values.cron, values.timeZone) };
}

function columnsOf({
  name,
  cron,
  timeZone,
  scan,
  overlap,
  missed,
  spreadSeconds,
}: ScheduleValues): unknown[] {
  return [name, cron, timeZone, JSON.stringify(scan), overlap, missed, spreadSeconds];
}

/** What an operator can say of a schedule, as the audit log shows it. */
function shownOf({ name, cron, timeZone, scan, overlap, missed, spreadSeconds, enabled }: ScheduleValues) {
  return { name, cron, timeZone, scan, overlap, missed, spreadSeconds, enabled };
}

async function dropWaiting(
  client: Parameters<typeof lockSchedule>[0],
  id: string,
  why: string,
): Promise<void> {
  await client.query(
    `UPDATE "ScheduleRun" SET outcome = 'SKIPPED', message = $2 WHERE "scheduleId" = $1 AND outcome = 'WAITING'`,
    [id, `Left out: ${why}.`],
  );
}

function notFound(id: string): AppError {
  return new AppError("SCHEDULE_NOT_FOUND", `There is no schedule with the id "${id}".`);
}

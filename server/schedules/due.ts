import { createHash } from "node:crypto";
import { cronTimes, cronTimesUntil } from "./cron.ts";

/** When runs of a schedule are planned. */
export type Timing = {
  id: string;
  cron: string;
  timeZone: string;
  /** Runs start this much later at most, in seconds, so that schedules of one time do not start at once. 0 to 3600. */
  spreadSeconds: number;
};

/** What to do when a run is due and the scan of an earlier run is not finished. */
export type Overlap = "SKIP" | "QUEUE" | "REPLACE";
/** What to do about planned times at which no head was running. */
export type Missed = "RUN_ONCE" | "SKIP";

/** A run that starts no later than this after its time is in time, in milliseconds: a head may restart meanwhile. */
export const IN_TIME_MS = 60_000;
/** Missed times are counted up to here: what was missed for a year need not be known to the minute. */
export const MAX_MISSED = 1000;

/**
 * By how much runs of a schedule start after their planned time, in milliseconds: between 0 and its spread, always the
 * same for one schedule, different between schedules.
 */
export function spreadMs({ id, spreadSeconds }: Pick<Timing, "id" | "spreadSeconds">): number {
  const number = createHash("sha256").update(id).digest().readUInt32BE();
  return (number % (spreadSeconds + 1)) * 1000;
}

/** The next planned times whose start lies after a moment, at most `count`; they start `spreadMs` later. */
export function plannedTimes(timing: Timing, after: Date, count: number): Date[] {
  const start = new Date(after.getTime() - spreadMs(timing));
  return cronTimes(timing.cron, timing.timeZone, start, count);
}

/** When the next run starts, after a moment: the next planned time and the spread. Null where there is none. */
export function nextStart(timing: Timing, after: Date): Date | null {
  const [planned] = plannedTimes(timing, after, 1);
  return planned ? new Date(planned.getTime() + spreadMs(timing)) : null;
}

/** What is to be done for a schedule that is due: at most one run, whatever was missed. */
export type DueDecision = {
  /** The planned time that runs now, and why, where it is not plainly in time. */
  run: { plannedAt: Date; reason: string } | null;
  /** The latest planned time that is left out, and the sentence that stands for all of them. */
  skipped: { plannedAt: Date; message: string } | null;
  nextRunAt: Date | null;
};

/**
 * Decides what to do at `now` about a schedule whose next run was to start at `nextRunAt`. Only the latest of the times
 * that passed may run: if it is in time, or if missed runs are to be made up for. The next start is always after `now`.
 */
export function decideDue(timing: Timing & { missed: Missed }, nextRunAt: Date, now: Date): DueDecision {
  if (nextRunAt > now) return { run: null, skipped: null, nextRunAt };
  const next = nextStart(timing, now);
  const passed = passedTimes(timing, nextRunAt, now);
  const plannedAt = passed.at(-1);
  if (!plannedAt) return { run: null, skipped: null, nextRunAt: next };
  const isInTime = now.getTime() - (plannedAt.getTime() + spreadMs(timing)) <= IN_TIME_MS;
  const missed = isInTime ? passed.slice(0, -1) : passed;
  if (timing.missed === "RUN_ONCE") {
    const reason = missed.length > 0 ? `Makes up for ${inWords(missed)}: no head was running.` : "";
    return { run: { plannedAt, reason }, skipped: null, nextRunAt: next };
  }
  const latest = missed.at(-1);
  return {
    run: isInTime ? { plannedAt, reason: "" } : null,
    skipped: latest
      ? { plannedAt: latest, message: `Left out ${inWords(missed)}: no head was running.` }
      : null,
    nextRunAt: next,
  };
}

function inWords(missed: Date[]): string {
  if (missed.length === 1) return `the run of ${formatTime(missed[0])}`;
  const count = missed.length >= MAX_MISSED ? `${MAX_MISSED} or more` : missed.length;
  return `${count} runs from ${formatTime(missed[0])} to ${formatTime(missed.at(-1))}`;
}

const formatTime = (time?: Date) => `${time?.toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** The planned times from the stored start up to now; only the oldest 1,000 and the latest where there were more. */
function passedTimes(timing: Timing, nextRunAt: Date, now: Date): Date[] {
  const until = new Date(now.getTime() - spreadMs(timing));
  const after = new Date(nextRunAt.getTime() - spreadMs(timing) - 1);
  const oldest = cronTimesUntil(timing.cron, timing.timeZone, after, until, MAX_MISSED);
  const last = oldest.at(-1);
  if (!last || oldest.length < MAX_MISSED) return oldest;
  const latest = latestUntil(timing, until);
  return latest && latest > last ? [...oldest, latest] : oldest;
}

const HOUR_MS = 3_600_000;

/** The latest planned time up to a moment, looked for further and further back. */
function latestUntil({ cron, timeZone }: Timing, until: Date): Date | null {
  for (let backMs = HOUR_MS; backMs < 10 * 366 * 24 * HOUR_MS; backMs *= 4) {
    const after = new Date(until.getTime() - backMs);
    const latest = cronTimesUntil(cron, timeZone, after, until, Number.POSITIVE_INFINITY).at(-1);
    if (latest) return latest;
  }
  return null;
}

/** What a run does that is due. */
export type OverlapDecision = "START" | "SKIP" | "WAIT" | "REPLACE";

/** Decides by the overlap rule, given whether an earlier scan of the schedule is unfinished and whether a run waits already. */
export function decideOverlap(overlap: Overlap, isBusy: boolean, isOneWaiting: boolean): OverlapDecision {
  if (!isBusy && !isOneWaiting) return "START";
  switch (overlap) {
    case "SKIP":
      return "SKIP";
    case "QUEUE":
      return isOneWaiting ? "SKIP" : "WAIT";
    case "REPLACE":
      return "REPLACE";
    default:
      return overlap satisfies never;
  }
}

import { Cron } from "croner";
import { AppError } from "../errors.ts";
import { requireTimeZone } from "./time-zone.ts";

const NICKNAME = /^@(hourly|daily|midnight|weekly|monthly|yearly|annually)$/i;

/**
 * Checks a cron expression: minute, hour, day of the month, month, day of the week, or a nickname such as @daily. So
 * nothing can be due more often than once a minute.
 * Throws CRON_INVALID naming the text, also for one that is never due such as the 31st of February; TIME_ZONE_INVALID.
 */
export function requireCron(text: string, timeZone: string): string {
  requireTimeZone(timeZone);
  const cron = text.trim().replaceAll(/\s+/g, " ");
  const invalid = (problem: string) =>
    new AppError("CRON_INVALID", `"${text.slice(0, 100)}" is no cron expression: ${problem}.`);
  if (cron.length > 100) throw invalid("it is longer than 100 characters");
  const fields = cron.split(" ").length;
  if (fields > 5)
    throw invalid(`it has ${fields} fields; seconds and years are refused, once a minute is the most`);
  if (fields !== 5 && !NICKNAME.test(cron)) {
    throw invalid("it has five fields: minute, hour, day of the month, month, day of the week");
  }
  const parsed = tryParse(cron, timeZone);
  if (!parsed) throw invalid("one of its fields has a value or a sign that it can't have");
  if (!parsed.nextRun(new Date())) throw invalid("it is never due");
  return cron;
}

function parse(cron: string, timeZone: string): Cron {
  return new Cron(cron, { timezone: timeZone, mode: "5-part", paused: true });
}

function tryParse(cron: string, timeZone: string): Cron | null {
  try {
    return parse(cron, timeZone);
  } catch {
    return null;
  }
}

/**
 * The next times at which a checked expression is due, after a moment, at most `count`.
 *
 * Daylight saving: one fixed time of the day is due once on each of its days: in spring, where clocks skip it, at the
 * first moment after; in autumn, where it comes twice, the first time. What is due every so many minutes or hours goes
 * on at that pace.
 */
export function cronTimes(cron: string, timeZone: string, after: Date, count: number): Date[] {
  return parse(cron, timeZone).nextRuns(count, after);
}

/** The times at which a checked expression is due after one moment and up to another, the earliest `most` of them. */
export function cronTimesUntil(
  cron: string,
  timeZone: string,
  after: Date,
  until: Date,
  most: number,
): Date[] {
  const parsed = parse(cron, timeZone);
  const times: Date[] = [];
  for (
    let time = parsed.nextRun(after);
    time && time <= until && times.length < most;
    time = parsed.nextRun(time)
  ) {
    times.push(time);
  }
  return times;
}

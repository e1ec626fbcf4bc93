import { clockChangeBetween, momentsOf, WEEKDAYS, type Weekday, wallClock, wallTimeMs } from "./time-zone.ts";

/**
 * Hours by the clocks of a time zone. They open at `from` on each of `days`, in order, and close at the next `to`: on the
 * following day where `to` is not after `from`. Both alike make 24 hours. A time that clocks skip in spring counts from
 * where they go on; one that they show twice in autumn counts twice.
 */
export interface Window {
  days: readonly Weekday[];
  /** Such as 20:00. */
  from: string;
  to: string;
  timeZone: string;
}

/** A time of the day from 00:00 to 23:59. */
export const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

const DAY_MS = 24 * 60 * 60_000;
/** A window of one day a week whose hour is skipped in spring opens after two weeks. */
const HORIZON_DAYS = 16;

/** Is the window open at a moment? At `from` it is, at `to` no more. */
export function isOpen(window: Window, now: Date): boolean {
  const { weekday, minutes } = wallClock(now, window.timeZone);
  const [from, to] = [minutesOf(window.from), minutesOf(window.to)];
  const isOwnDay = window.days.includes(weekday);
  if (from < to) return isOwnDay && from <= minutes && minutes < to;
  return (isOwnDay && minutes >= from) || (window.days.includes(dayBefore(weekday)) && minutes < to);
}

/** The first moment after `now` at which the window opens or closes; null for one that is always open. */
export function nextChange(window: Window, now: Date): Date | null {
  const isOpenNow = isOpen(window, now);
  const moments = possibleChanges(window, now).filter((moment) => moment > now.getTime());
  const change = moments.find((moment) => isOpen(window, new Date(moment)) !== isOpenNow);
  return change === undefined ? null : new Date(change);
}

/** Every moment of the days ahead at which the window may open or close, in order. Between two of them it does not. */
function possibleChanges({ from, to, timeZone }: Window, now: Date): number[] {
  const today = Math.floor(wallTimeMs(now, timeZone) / DAY_MS) * DAY_MS;
  const moments = Array.from({ length: HORIZON_DAYS }, (_, index) => today + index * DAY_MS).flatMap(
    (day) => {
      // Where clocks are put forward or back, they may jump into the window or out of it.
      const jump = clockChangeBetween(day - DAY_MS, day, timeZone);
      const times = [from, to].flatMap((time) => momentsOf(day + minutesOf(time) * 60_000, timeZone));
      return jump === null ? times : [...times, jump];
    },
  );
  return moments.toSorted((a, b) => a - b);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function dayBefore(weekday: Weekday): Weekday {
  return WEEKDAYS[(WEEKDAYS.indexOf(weekday) + 6) % 7] as Weekday;
}

/** A window in words: "MON–FRI 20:00–06:00 Europe/Berlin". */
export function describeWindow({ days, from, to, timeZone }: Window): string {
  return `${describeDays(days)} ${from}–${to} ${timeZone}`;
}

function describeDays(days: readonly Weekday[]): string {
  if (days.length === WEEKDAYS.length) return "daily";
  const first = WEEKDAYS.indexOf(days[0] as Weekday);
  const isRun = days.length > 2 && days.every((day, index) => WEEKDAYS[first + index] === day);
  return isRun ? `${days[0]}–${days.at(-1)}` : days.join(", ");
}

/** A day of the week as windows name it. */
export const WEEKDAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What a clock on the wall shows: a day and the minutes since its midnight, 0 to 1439. */
export type WallClock = { weekday: Weekday; minutes: number };

const MINUTE_MS = 60_000;

/** Making one costs a hundred times as much as using it. One for each time zone in use. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Is it a name of the IANA list such as Europe/Berlin, or UTC? Offsets such as +01:00 are none: they know no daylight saving,
 * and are hardly ever what is meant.
 */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    formatOf(text);
    return true;
  } catch {
    return false;
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formats.set(timeZone, format);
  return format;
}

/**
 * What clocks of the time zone show at a moment, written as the moment at which a clock in UTC shows the same: so a
 * wall time is a number that can be reckoned with. In whole seconds.
 */
export function wallTimeMs(moment: Date, timeZone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(moment)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The day of the week and the time of the day that clocks of the time zone show at a moment. */
export function wallClock(moment: Date, timeZone: string): WallClock {
  const wall = new Date(wallTimeMs(moment, timeZone));
  const weekday = WEEKDAYS[(wall.getUTCDay() + 6) % 7] as Weekday;
  return { weekday, minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
}

/** How far clocks of the time zone are ahead of UTC at a moment, in milliseconds. */
export function offsetMs(momentMs: number, timeZone: string): number {
  const wholeSeconds = Math.floor(momentMs / 1000) * 1000;
  return wallTimeMs(new Date(wholeSeconds), timeZone) - wholeSeconds;
}

/**
 * When clocks of the time zone show a wall time (as `wallTimeMs` writes it): once as a rule, never in the hour that is
 * left out in spring, twice in the hour that is repeated in autumn.
 */
export function momentsOf(wallMs: number, timeZone: string): number[] {
  const around = [
    offsetMs(wallMs - 24 * 60 * MINUTE_MS, timeZone),
    offsetMs(wallMs + 24 * 60 * MINUTE_MS, timeZone),
  ];
  return [...new Set(around)]
    .map((offset) => wallMs - offset)
    .filter((moment) => moment + offsetMs(moment, timeZone) === wallMs);
}

/** The moment between two others at which clocks are put forward or back; null where they are not. To the minute. */
export function clockChangeBetween(fromMs: number, toMs: number, timeZone: string): number | null {
  const before = offsetMs(fromMs, timeZone);
  if (offsetMs(toMs, timeZone) === before) return null;
  let [low, high] = [Math.floor(fromMs / MINUTE_MS), Math.ceil(toMs / MINUTE_MS)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle * MINUTE_MS, timeZone) === before) low = middle;
    else high = middle;
  }
  return high * MINUTE_MS;
}

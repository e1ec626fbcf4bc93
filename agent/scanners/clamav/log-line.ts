/** `Wed Oct  7 02:00:04 2026 -> `, as clamd and clamscan write into their logs. */
const OWN_TIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d) (\d{4}) -> /;
/** What the system's log, or that of containers, puts before it. */
const FOREIGN_PREFIX =
  /^(?:.{1,200}? (?=[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} -> )|[^/\\]{1,160}? (?:clamd|clamscan|clamdscan|clamonacc)\[\d{1,10}\]: )/;

/** What collectors of containers' output put before a line: the container's name, a time with its zone, the stream. */
const COLLECTED =
  /^(?:[\w.-]{1,100} {1,40}\| )?(?:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,]\d{1,9})?(Z|[+-]\d\d:\d\d) (?:(?:stdout|stderr) [FP] )?)?/;
/** What clamd says before a file that it looked at when somebody opened it. */
const ON_ACCESS = /^ScanOnAccess: (?=.)/;

/** A line of a log without what stands before what ClamAV says, and when it said it. */
export interface LogLine {
  text: string;
  /** ISO 8601; ClamAV's own has no zone, so it is taken as this machine's. Null where there is none. */
  at: string | null;
}

/** Takes the times and prefixes off a line of a kept log; never done to what a running scanner prints. */
export function readLogLine(line: string): LogLine {
  // Most lines by far begin with a path.
  if (line.startsWith("/")) return { text: line, at: null };
  const known = line.replace(FOREIGN_PREFIX, "");
  const [prefix = "", time, zone = ""] = COLLECTED.exec(known) ?? [];
  const { text, at } = readOwnTime(known.slice(prefix.length));
  const collectedAt = time === undefined ? null : isoOf(`${time}${zone}`);
  return { text: text.replace(ON_ACCESS, ""), at: at ?? collectedAt };
}

function readOwnTime(text: string): LogLine {
  const match = OWN_TIME.exec(text);
  if (!match) return { text, at: null };
  const [whole, month = "", day = "", time = "", year = ""] = match;
  return { text: text.slice(whole.length), at: isoOf(`${month} ${day.trim()} ${year} ${time}`) };
}

function isoOf(time: string): string | null {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

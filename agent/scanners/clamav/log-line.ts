import { z } from "zod";

/** `Wed Oct  7 02:00:04 2026 -> `, as clamd and clamscan write into their logs. */
const OWN_TIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d) (\d{4}) -> /;
/** What the system's log, of any form, or that of containers, puts before it. */
const FOREIGN_PREFIX =
  /^(?:.{1,200}? (?=[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} -> )|(?:<\d{1,3}>)?(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\S{8,24}) [\w.:-]{1,100} [\w.-]{0,40}clam[\w.-]{0,40}(?:\[\d{1,10}\])?: |<\d{1,3}>1 \S{20,35} \S{1,100} \S{1,60} \S{1,20} \S{1,40} - |[^/\\]{1,160}? (?:clamd|clamscan|clamdscan|clamonacc)\[\d{1,10}\]: )/;
const ISO_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)/;

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
  const wrapped = line.startsWith("{") ? readWrapped(line) : null;
  if (wrapped) return wrapped;
  const [before = ""] = FOREIGN_PREFIX.exec(line) ?? [];
  const known = line.slice(before.length);
  const [prefix = "", time, zone = ""] = COLLECTED.exec(known) ?? [];
  const { text, at } = readOwnTime(known.slice(prefix.length));
  const collectedAt = time === undefined ? null : isoOf(`${time}${zone}`);
  const loggedAt = collectedAt ?? isoOf(ISO_TIME.exec(before)?.[0] ?? "");
  return { text: text.replace(ON_ACCESS, ""), at: at ?? loggedAt };
}

/** Collectors that write JSON put the line into one of these; each has the time in its own. */
const Wrapped = z
  .object({
    log: z.string(),
    message: z.string(),
    MESSAGE: z.string(),
    time: z.string(),
    "@timestamp": z.string(),
  })
  .partial();

/** Such a line, bytes as latin1 as every other; null where it is something else. */
function readWrapped(line: string): LogLine | null {
  const { log, message, MESSAGE, ...times } = wrappedOf(line);
  const said = log ?? message ?? MESSAGE;
  if (said === undefined || said.startsWith("{")) return null;
  const inner = readLogLine(Buffer.from(said.trimEnd()).toString("latin1"));
  return { text: inner.text, at: inner.at ?? isoOf(times.time ?? times["@timestamp"] ?? "") };
}

function wrappedOf(line: string): z.infer<typeof Wrapped> {
  try {
    return Wrapped.safeParse(JSON.parse(Buffer.from(line, "latin1").toString("utf8"))).data ?? {};
  } catch {
    return {}; // no JSON
  }
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

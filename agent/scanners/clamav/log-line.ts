/** `Wed Oct  7 02:00:04 2026 -> `, as clamd and clamscan write into their logs. */
const OWN_TIME = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d) (\d{4}) -> /;
/** What the system's log, or that of containers, puts before it. */
const FOREIGN_PREFIX =
  /^(?:.{1,200}? (?=[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4} -> )|[^/\\]{1,160}? (?:clamd|clamscan|clamdscan|clamonacc)\[\d{1,10}\]: )/;

/** A line of a log without what stands before what ClamAV says, and when it said it. */
export interface LogLine {
  text: string;
  /** ISO 8601; the log has no zone, so it is taken as this machine's. Null where there is none. */
  at: string | null;
}

/** Takes the times and prefixes off a line of a kept log; never done to what a running scanner prints. */
export function readLogLine(line: string): LogLine {
  // Most lines by far begin with a path.
  if (line.startsWith("/")) return { text: line, at: null };
  const text = line.replace(FOREIGN_PREFIX, "");
  const match = OWN_TIME.exec(text);
  if (!match) return { text, at: null };
  const [whole, month = "", day = "", time = "", year = ""] = match;
  const date = new Date(`${month} ${day.trim()} ${year} ${time}`);
  return {
    text: text.slice(whole.length),
    at: Number.isNaN(date.getTime()) ? null : date.toISOString(),
  };
}

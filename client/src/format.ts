const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const integers = new Intl.NumberFormat();
const compact = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 1 });
const moments = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** A whole number with the reader's grouping. */
export function formatNumber(value: number): string {
  return integers.format(value);
}

/** A number with what it counts: "1 event", "2,345 events". */
export function formatCount(value: number, noun: string): string {
  return `${formatNumber(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** A number for a small place: "1.2K" from ten thousand on. */
export function formatCompact(value: number): string {
  return Math.abs(value) < 10_000 ? integers.format(value) : compact.format(value);
}

/** A whole number with its sign, a true minus among them: "+20", "−10". */
export function formatSigned(value: number): string {
  return value < 0 ? `−${integers.format(-value)}` : `+${integers.format(value)}`;
}

/** A span in its largest fitting unit: "12 s", "3 min", "2 h", "5 d". Negative spans count as none. */
export function formatSpan(spanMs: number): string {
  const span = Math.max(0, spanMs);
  if (span < MINUTE_MS) return `${Math.floor(span / SECOND_MS)} s`;
  if (span < HOUR_MS) return `${Math.floor(span / MINUTE_MS)} min`;
  if (span < 2 * DAY_MS) return `${Math.floor(span / HOUR_MS)} h`;
  return `${formatNumber(Math.floor(span / DAY_MS))} d`;
}

/** How long ago a moment was; "just now" within five seconds, and for moments in the future. */
export function formatAge(thenMs: number, nowMs: number): string {
  const ageMs = nowMs - thenMs;
  return ageMs < 5 * SECOND_MS ? "just now" : `${formatSpan(ageMs)} ago`;
}

/** How far ahead a moment is: "in 3 h"; "now" for what is past. */
export function formatUntil(thenMs: number, nowMs: number): string {
  return thenMs <= nowMs ? "now" : `in ${formatSpan(thenMs - nowMs)}`;
}

/** A moment in the reader's own zone and language, to the second. */
export function formatMoment(iso: string): string {
  return moments.format(new Date(iso));
}

/** Bytes in powers of 1024: "14 MiB". */
export function formatBytes(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${power === 0 || value >= 10 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

/** A share from 0 to 1 as a whole percentage. 100 % is shown only for what is complete. */
export function formatShare(share: number): string {
  return `${share >= 1 ? 100 : Math.min(99, Math.max(0, Math.floor(share * 100)))} %`;
}

/** One argument vector as a line that a POSIX shell would read as the same arguments. */
export function formatCommand(argv: readonly string[]): string {
  return argv
    .map((part) => (/^[\w@%+=:,./-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`))
    .join(" ");
}

/** A name of data in words: "matchedStrings" reads "matched strings". Capitals and other names stay as they are. */
export function wordsOf(name: string): string {
  return name.replaceAll(
    /([a-z0-9])([A-Z])(?=[a-z])/g,
    (_match, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
}

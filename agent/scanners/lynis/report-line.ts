/** Keys by which a file is known as a report of lynis. */
export const LYNIS_KEYS: ReadonlySet<string> = new Set([
  "lynis_version",
  "report_version_major",
  "report_datetime_start",
  "lynis_tests_done",
  "hardening_index",
  "tests_executed",
  "warning[]",
  "suggestion[]",
]);

const KEY = /^[A-Za-z0-9_.:-]{1,100}(?:\[\])?$/;
/** Where a line feed was lost, a result would hide in the end of another. */
const NEXT_RESULT =
  /(?=(?<![\w-])(?:warning|suggestion|vulnerable_package|details|manual|manual_event|exception|exception_event)\[\]=)/g;

const RESULT_KEYS = [
  "warning[]",
  "suggestion[]",
  "vulnerable_package[]",
  "details[]",
  "manual[]",
  "manual_event[]",
  "exception[]",
  "exception_event[]",
];
/** More letters than this make another word. */
const MAX_DAMAGE = 2;

/** True for what was a result's key before it was damaged, and must not pass as a fact of no interest. */
export function isDamagedKey(key: string): boolean {
  return !RESULT_KEYS.includes(key) && RESULT_KEYS.some((known) => distance(key, known) <= MAX_DAMAGE);
}

/** Letters to insert, drop or replace (Levenshtein); more than MAX_DAMAGE are not counted. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MAX_DAMAGE) return MAX_DAMAGE + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

export type ReportEntry = { key: string; value: string } | { why: string };

/** The `key=value` entries of a line: one, unless lines ran together. */
export function readEntries(text: string): ReportEntry[] {
  return text
    .split(NEXT_RESULT)
    .filter((part) => part.trim() !== "")
    .map(readEntry);
}

function readEntry(text: string): ReportEntry {
  const at = text.indexOf("=");
  if (at === -1) return { why: "no key and value" };
  const key = text.slice(0, at).trim();
  return KEY.test(key) ? { key, value: text.slice(at + 1) } : { why: "not a key of a report" };
}

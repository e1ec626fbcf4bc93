/** A warning or suggestion as the report has it: `ID|text|details|solution|`, where older versions leave out the end. */
export interface LynisRecord {
  /** "SSH-7408", or "" when the line has none. */
  test: string;
  text: string;
  /** Empty when lynis wrote nothing or "-". */
  details: string;
  solution: string;
  /** The letter of lynis before version 3. */
  level: "L" | "M" | "H" | null;
}

const DETAIL_KEYS = ["desc", "field", "prefval", "value", "other"] as const;
/** Of lynis itself, or of somebody's own tests and plugins, which may be in small letters. */
const TEST_ID =
  /^(?:[A-Z][A-Z0-9]{1,9}(?:-\d{1,6})?|[A-Za-z]\w{0,19}(?:-\w{1,19})?-\d{1,6})(?::[\w.-]{1,80})?$/;

/**
 * Null when there is no text in it. Any field may hold "|", details most of all ("Compression (YES --> (DELAYED|NO))"): text
 * is the first field, up to where its brackets close, solution the last, and details what lies between.
 */
export function readRecord(value: string): LynisRecord | null {
  const fields = value.split("|").map((field) => field.trim());
  if (fields.length > 1 && fields.at(-1) === "") fields.pop();
  // In the place of a test's id.
  if (fields.length > 1 && filled(fields[0] ?? "") === "") fields.shift();
  const hasTest = fields.length > 1 && TEST_ID.test(fields[0] ?? "");
  const test = hasTest ? (fields.shift() ?? "") : "";
  const level = fields.length > 1 ? levelOf(fields[0]) : null;
  if (level !== null) fields.shift();
  const text = fields.splice(0, textLength(fields)).join("|");
  const solution = fields.length >= 2 ? (fields.pop() ?? "") : "";
  const details = fields.join("|");
  if (text === "" || text === "-") return null;
  return { test, text, details: filled(details), solution: filled(solution), level };
}

/** `ID|service|desc:…;field:…;prefval:…;value:…;|`: one setting that was compared with what it should be. */
export interface LynisDetail {
  test: string;
  service: string;
  field: string;
  value: string;
  expected: string;
  description: string;
  other: string;
}

/** Null when no setting is named. Values may hold ";" and "|". */
export function readDetail(value: string): LynisDetail | null {
  const serviceAt = value.indexOf("|");
  const listAt = value.indexOf("|", serviceAt + 1);
  if (serviceAt === -1 || listAt === -1) return null;
  const list = readList(value.slice(listAt + 1).replace(/\|$/, ""));
  const field = list.field ?? "";
  if (field === "") return null;
  return {
    test: filled(value.slice(0, serviceAt)),
    service: filled(value.slice(serviceAt + 1, listAt)),
    field,
    value: list.value ?? "",
    expected: list.prefval ?? "",
    description: list.desc === "No description" ? "" : (list.desc ?? ""),
    other: list.other ?? "",
  };
}

/** `key:value;` in the order in which lynis writes them, each key once or not at all. */
function readList(list: string): Partial<Record<(typeof DETAIL_KEYS)[number], string>> {
  const starts: { key: (typeof DETAIL_KEYS)[number]; at: number }[] = [];
  let from = 0;
  for (const key of DETAIL_KEYS) {
    const at = list.startsWith(`${key}:`, from) ? from : list.indexOf(`;${key}:`, from) + 1;
    if (at === 0 && from !== 0) continue;
    if (at === 0 && !list.startsWith(`${key}:`)) continue;
    starts.push({ key, at });
    from = at + key.length + 1;
  }
  return Object.fromEntries(
    starts.map(({ key, at }, index) => {
      const end = starts[index + 1]?.at ?? list.length;
      return [key, list.slice(at + key.length + 1, end).replace(/;$/, "")];
    }),
  );
}

function levelOf(field: string | undefined): "L" | "M" | "H" | null {
  return field === "L" || field === "M" || field === "H" ? field : null;
}

/** Number of fields until the brackets of the first one close; one where they never do. */
function textLength(fields: readonly string[]): number {
  const closed = fields.findIndex((_, index) => !isOpen(fields.slice(0, index + 1).join("|")));
  return closed === -1 ? 1 : closed + 1;
}

function isOpen(text: string): boolean {
  return text.split("(").length > text.split(")").length;
}

function filled(field: string): string {
  return field === "-" ? "" : field;
}

/** What the head's compiler refused. */
export interface RuleProblem {
  /** From 1; null where it is not known. */
  line: number | null;
  message: string;
  /** The line itself; empty where it is not known. */
  text: string;
}

const MAX_TEXT = 200;

/** Reads `problems` of a refusal; what has another form is left out, as the sentence tells it too. */
export function ruleProblemsOf(details: Readonly<Record<string, unknown>>, content: string): RuleProblem[] {
  const { problems } = details;
  if (!Array.isArray(problems)) return [];
  const lines = content.split("\n");
  return problems.flatMap((problem: unknown) => {
    const { line = null, message } = (problem ?? {}) as { line?: unknown; message?: unknown };
    if (typeof message !== "string" || !(line === null || typeof line === "number")) return [];
    const text = line === null ? "" : (lines[line - 1]?.trim().slice(0, MAX_TEXT) ?? "");
    return [{ line, message, text }];
  });
}

/** Where a line of a text begins and ends. */
export function rangeOfLine(content: string, line: number): [start: number, end: number] {
  const before = content.split("\n").slice(0, line - 1);
  const start = before.reduce((sum, text) => sum + text.length + 1, 0);
  const end = content.indexOf("\n", start);
  return [start, end === -1 ? content.length : end];
}

/** A line that only one of two texts has. */
export interface ChangedLine {
  /** From 1, in the text that has it. */
  line: number;
  text: string;
}

/** Lines that were added and removed between two texts. A line that only moved is neither; empty lines do not count. */
export function changedLines(
  before: string,
  after: string,
): { added: ChangedLine[]; removed: ChangedLine[] } {
  return { added: linesBeyond(after, before), removed: linesBeyond(before, after) };
}

/** Lines of a text that the other does not have, or has less often. */
function linesBeyond(text: string, other: string): ChangedLine[] {
  const left = new Map<string, number>();
  for (const line of other.split("\n")) left.set(line.trimEnd(), (left.get(line.trimEnd()) ?? 0) + 1);
  return text.split("\n").flatMap((raw, index) => {
    const line = raw.trimEnd();
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count > 0 || line === "" ? [] : [{ line: index + 1, text: line }];
  });
}

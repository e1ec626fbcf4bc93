import type { RuleScanner } from "./compile.ts";

/** What a compiler says of rules. */
export type RuleProblem = {
  /** In the rules as uploaded, from 1; null where the compiler names none. */
  line: number | null;
  message: string;
};

const MAX_PROBLEMS = 50;
const MAX_MESSAGE = 300;

/** Reads what a compiler printed: each problem once, at most 50. */
export function ruleProblems(scanner: RuleScanner, output: string): RuleProblem[] {
  return distinctProblems(READERS[scanner](output.split("\n").map((text) => text.trim())));
}

/** Each once, the first 50, with at most 300 characters. */
export function distinctProblems(all: readonly RuleProblem[]): RuleProblem[] {
  const problems = new Map<string, RuleProblem>();
  for (const { line, message } of all) {
    const problem = { line, message: message.slice(0, MAX_MESSAGE) };
    if (problems.size < MAX_PROBLEMS) problems.set(`${line} ${problem.message}`, problem);
  }
  return [...problems.values()];
}

const READERS: Record<RuleScanner, (lines: string[]) => RuleProblem[]> = {
  yara: readYara,
  suricata: readSuricata,
  clamav: readClamav,
};

/** `error: rule "B" in ./rules.yar(2): syntax error`, or `./rules.yar(2): error: syntax error` of older ones. */
function readYara(lines: string[]): RuleProblem[] {
  return lines.flatMap((text) => {
    const [, line, message] = /rules\.yar\((\d{1,7})\): (?:error: )?(.*)$/.exec(text) ?? [];
    return line === undefined || message === undefined || /warning: /.test(text)
      ? []
      : [{ line: Number(line), message }];
  });
}

/** First why, then which: `E: detect-parse: unknown rule keyword`, `E: detect: error parsing signature … at line 3`. */
function readSuricata(lines: string[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  let why = "refused";
  for (const text of lines) {
    const [, line] = /^E: detect: error parsing signature .* at line (\d{1,7})$/.exec(text) ?? [];
    const [, reason] = /^E: [a-z-]+: (.*)$/.exec(text) ?? [];
    if (line !== undefined) problems.push({ line: Number(line), message: why });
    why = line === undefined ? (reason ?? why) : "refused";
  }
  return problems;
}

/** `LibClamAV Error: cli_loadhash: Malformed hash string at line 2`, and then once more that it could not load the file. */
function readClamav(lines: string[]): RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const text of lines) {
    const [, message, line] = /^LibClamAV Error: (?:\w+: )?(.*) at line (\d{1,7})$/.exec(text) ?? [];
    if (message === undefined || problems.some((problem) => problem.line === Number(line))) continue;
    problems.push({ line: Number(line), message });
  }
  return problems;
}

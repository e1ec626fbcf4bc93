import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { signatureFiles } from "../../agent/scanners/clamav/signatures.ts";
import { readRuleSource as readSuricataSource } from "../../agent/scanners/suricata/rule-source.ts";
import { readRuleSource as readYaraSource } from "../../agent/scanners/yara/rule-source.ts";
import { AppError } from "../errors.ts";
import { type RuleProblem, ruleProblems } from "./rule-problems.ts";
import { ruleWarnings } from "./rule-warnings.ts";

/** Scanners whose rules the head manages. */
export const RULE_SCANNERS = ["clamav", "suricata", "yara"] as const;
export type RuleScanner = (typeof RULE_SCANNERS)[number];

const COMPILE_TIMEOUT_MS = 30_000;
/** Of each kind, on each stream: a compiler may warn of every rule, before it says what it refuses. */
const MAX_KEPT_LINES = 500;
const MAX_LINE = 2_000;

type Compiler = {
  /** How many rules there are, or what they may not do: read files, write files, or print as if they had matched. */
  read: (content: string) => { count: number } | { problem: string };
  /** The rules as files whose names tell the tool the language. */
  files: (content: string) => { name: string; content: string }[];
  /** The tool and its arguments, run in a private directory that holds the files. */
  command: (names: string[]) => [file: string, args: string[]];
};

/** Rules are read as the agents read them: what one of them would refuse is refused here. */
const COMPILERS: Record<RuleScanner, Compiler> = {
  yara: {
    read: (content) => {
      const source = readYaraSource(content);
      return "problem" in source ? source : { count: source.rules.size };
    },
    files: (content) => [{ name: "rules.yar", content }],
    command: () => ["yarac", ["./rules.yar", "./rules.yarc"]],
  },
  suricata: {
    read: (content) => {
      const source = readSuricataSource(content);
      return "problem" in source ? source : { count: source.rules };
    },
    files: (content) => [{ name: "rules.rules", content }],
    command: () => ["suricata", ["-T", "-S", "./rules.rules", "-l", "."]],
  },
  clamav: {
    read: (content) => ({ count: content.match(/^\s*[^#\s].*$/gm)?.length ?? 0 }),
    files: (content) => signatureFiles([{ name: "rules", version: 1, sha256: "", content }]),
    command: (names) => [
      "clamscan",
      ["--no-summary", ...names.map((name) => `--database=./${name}`), "./empty"],
    ],
  },
};

/** Rules that the compiler took. */
type Compiled = {
  /** How many there are; null where this head does not have the compiler (agents compile them as well). */
  ruleCount: number | null;
  /** What it warned of, the first 50. */
  warnings: RuleProblem[];
};

/**
 * Checks rules with the scanner's own compiler, in a private directory, bounded in time.
 * @throws RULES_INVALID with the compiler's words, in `extensions.problems` by line; or naming what rules may not do
 */
export async function compileRules(scanner: RuleScanner, content: string): Promise<Compiled> {
  const { command, read } = COMPILERS[scanner];
  const source = read(content);
  if ("problem" in source) throw unusable(`These ${scanner} rules can't be used: ${source.problem}.`);
  const { count } = source;
  if (count === 0) throw new AppError("RULES_INVALID", `There is no ${scanner} rule in it.`);
  const written = filesOf(scanner, content);
  const directory = await mkdtemp(join(tmpdir(), "ai-defend-rules-"));
  try {
    for (const file of written) await writeFile(join(directory, file.name), file.content);
    await writeFile(join(directory, "empty"), "");
    const [tool, args] = command(written.map(({ name }) => name));
    const result = await execa(tool, args, {
      cwd: directory,
      env: { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C.UTF-8", HOME: directory },
      extendEnv: false,
      reject: false,
      stdin: "ignore",
      timeout: COMPILE_TIMEOUT_MS,
      stdout: firstLines(),
      stderr: firstLines(),
    });
    if (result.code === "ENOENT") return { ruleCount: null, warnings: [] };
    const output = `${result.stderr}\n${result.stdout}`.replaceAll(directory, "");
    if (result.exitCode !== 0) throw refusal(scanner, output);
    return { ruleCount: count, warnings: ruleWarnings(scanner, output, content) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Passes on the first warnings, and the first of what is said besides. */
function firstLines(): (line: unknown) => Generator<string> {
  const kept = { warnings: 0, others: 0 };
  return function* (line) {
    const text = String(line).slice(0, MAX_LINE);
    const kind = /\bwarning\b|^W: /i.test(text) ? "warnings" : "others";
    kept[kind] += 1;
    if (kept[kind] <= MAX_KEPT_LINES) yield text;
  };
}

function filesOf(scanner: RuleScanner, content: string): { name: string; content: string }[] {
  try {
    return COMPILERS[scanner].files(content);
  } catch (error) {
    throw unusable(error instanceof Error ? error.message : String(error));
  }
}

/** What the rules may not do, or are not; the sentence names the line where there is one. */
function unusable(message: string): AppError {
  const line = /\bline (\d{1,7})\b/.exec(message)?.[1];
  const problems = line === undefined ? [] : [{ line: Number(line), message }];
  return new AppError("RULES_INVALID", message, { details: { problems } });
}

function refusal(scanner: RuleScanner, output: string): AppError {
  const problems = ruleProblems(scanner, output);
  const words = problems.map(({ line, message }) => (line === null ? message : `line ${line}: ${message}`));
  const reason = (words.length > 0 ? words : otherWords(output)).slice(0, 3).join("; ").slice(0, 500);
  return new AppError(
    "RULES_INVALID",
    `The ${scanner} compiler refuses these rules: ${reason || "it gave no reason"}`,
    { details: { problems } },
  );
}

/** What the compiler said, where it has another form. */
function otherWords(output: string): string[] {
  const lines = output.split("\n").map((line) => line.trim());
  return lines.filter((line) => /error|invalid|malformed|line|duplicat|undefined/i.test(line));
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { AppError } from "../errors.ts";

/** Scanners whose rules the head manages. */
export const RULE_SCANNERS = ["clamav", "suricata", "yara"] as const;
export type RuleScanner = (typeof RULE_SCANNERS)[number];

const COMPILE_TIMEOUT_MS = 30_000;

type Compiler = {
  /** File name that tells the tool the language. */
  file: string;
  /** The tool and its arguments, run in a private directory that holds the file. */
  command: [file: string, args: string[]];
  /** What the language can do that data must not: read files of the head or of agents, print as if it were a match. */
  forbidden: { pattern: RegExp; what: string }[];
  /** A rule's first line. */
  rule: RegExp;
};

const COMPILERS: Record<RuleScanner, Compiler> = {
  yara: {
    file: "rules.yar",
    command: ["yarac", ["-w", "./rules.yar", "./rules.yarc"]],
    forbidden: [
      { pattern: /^\s*include\b/m, what: "include" },
      { pattern: /^\s*import\s+"console"/m, what: 'import "console"' },
    ],
    rule: /^\s*(?:(?:private|global)\s+)*rule\s+\w+/gm,
  },
  suricata: {
    file: "rules.rules",
    command: ["suricata", ["-T", "-S", "./rules.rules", "-l", "."]],
    forbidden: [
      { pattern: /\bdataset\s*:[^;]*\b(?:save|state|load)\b/, what: "dataset with a file" },
      { pattern: /\blua(?:jit)?\s*:/, what: "lua" },
    ],
    rule: /^\s*(?:alert|drop|pass|reject\w*)\s/gm,
  },
  clamav: {
    file: "rules.ndb",
    command: ["clamscan", ["--no-summary", "--database=./rules.ndb", "./empty"]],
    forbidden: [],
    rule: /^\s*[^#\s].*$/gm,
  },
};

/**
 * Checks rules with the scanner's own compiler, in a private directory, bounded in time.
 * @returns how many rules there are; null where this head does not have the compiler (agents compile them as well)
 * @throws RULES_INVALID with the compiler's words, or naming what rules may not do
 */
export async function compileRules(scanner: RuleScanner, content: string): Promise<number | null> {
  const { file, command, forbidden, rule } = COMPILERS[scanner];
  const found = forbidden.find(({ pattern }) => pattern.test(content));
  if (found) throw new AppError("RULES_INVALID", `Rules for ${scanner} may not use ${found.what}.`);
  const count = content.match(rule)?.length ?? 0;
  if (count === 0) throw new AppError("RULES_INVALID", `There is no ${scanner} rule in it.`);
  const directory = await mkdtemp(join(tmpdir(), "ai-defend-rules-"));
  try {
    await writeFile(join(directory, file), content);
    await writeFile(join(directory, "empty"), "");
    const result = await execa(command[0], command[1], {
      cwd: directory,
      env: { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C.UTF-8", HOME: directory },
      extendEnv: false,
      reject: false,
      stdin: "ignore",
      timeout: COMPILE_TIMEOUT_MS,
      maxBuffer: 64 * 1024,
    });
    if (result.code === "ENOENT") return null;
    if (result.exitCode !== 0) throw refusal(scanner, `${result.stderr}\n${result.stdout}`, directory);
    return count;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function refusal(scanner: RuleScanner, output: string, directory: string): AppError {
  const words = output
    .replaceAll(directory, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => /error|invalid|malformed|line|duplicat|undefined/i.test(line));
  const reason = words.slice(0, 3).join(" ").slice(0, 500) || "it gave no reason";
  return new AppError("RULES_INVALID", `The ${scanner} compiler refuses these rules: ${reason}`);
}

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { signatureFiles } from "../../agent/scanners/clamav/signatures.ts";
import { AppError } from "../errors.ts";

/** Scanners whose rules the head manages. */
export const RULE_SCANNERS = ["clamav", "suricata", "yara"] as const;
export type RuleScanner = (typeof RULE_SCANNERS)[number];

const COMPILE_TIMEOUT_MS = 30_000;

type Compiler = {
  /** The rules as files whose names tell the tool the language. */
  files: (content: string) => { name: string; content: string }[];
  /** The tool and its arguments, run in a private directory that holds the files. */
  command: (names: string[]) => [file: string, args: string[]];
  /** What the language can do that data must not: read files of the head or of agents, print as if it were a match. */
  forbidden: { pattern: RegExp; what: string }[];
  /** A rule's first line. */
  rule: RegExp;
};

const COMPILERS: Record<RuleScanner, Compiler> = {
  yara: {
    files: (content) => [{ name: "rules.yar", content }],
    command: () => ["yarac", ["-w", "./rules.yar", "./rules.yarc"]],
    forbidden: [
      { pattern: /^\s*include\b/m, what: "include" },
      { pattern: /^\s*import\s+"console"/m, what: 'import "console"' },
    ],
    rule: /^\s*(?:(?:private|global)\s+)*rule\s+\w+/gm,
  },
  suricata: {
    files: (content) => [{ name: "rules.rules", content }],
    command: () => ["suricata", ["-T", "-S", "./rules.rules", "-l", "."]],
    forbidden: [
      { pattern: /\bdataset\s*:[^;]*\b(?:save|state|load)\b/, what: "dataset with a file" },
      { pattern: /\blua(?:jit)?\s*:/, what: "lua" },
    ],
    rule: /^\s*(?:alert|drop|pass|reject\w*)\s/gm,
  },
  clamav: {
    files: (content) => signatureFiles([{ name: "rules", version: 1, sha256: "", content }]),
    command: (names) => [
      "clamscan",
      ["--no-summary", ...names.map((name) => `--database=./${name}`), "./empty"],
    ],
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
  const { command, forbidden, rule } = COMPILERS[scanner];
  const found = forbidden.find(({ pattern }) => pattern.test(content));
  if (found) throw new AppError("RULES_INVALID", `Rules for ${scanner} may not use ${found.what}.`);
  const count = content.match(rule)?.length ?? 0;
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
      maxBuffer: 64 * 1024,
    });
    if (result.code === "ENOENT") return null;
    if (result.exitCode !== 0) throw refusal(scanner, `${result.stderr}\n${result.stdout}`, directory);
    return count;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function filesOf(scanner: RuleScanner, content: string): { name: string; content: string }[] {
  try {
    return COMPILERS[scanner].files(content);
  } catch (error) {
    throw new AppError("RULES_INVALID", error instanceof Error ? error.message : String(error));
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

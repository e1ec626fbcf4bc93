import { isAbsolute } from "node:path";
import { HostFiles } from "../../host-files.ts";
import { NO_OWNER_RULES } from "../../rule-sets.ts";
import { type Command, PlanError, type RuleSet, type ScanProcess } from "../../scanner.ts";
import type { YaraOptions } from "./options.ts";
import { readRuleSource } from "./rule-source.ts";

/** More threads than cores gain nothing. */
const THREADS = 2;
/** True for every file and last in the list: its line says that a file was read to its end, and all rules tried. */
const PROBE_RULE = "examined";

/** A rule set as one run uses it: under a name that nothing in the scanned files can know beforehand. */
export interface CompiledSet {
  namespace: string;
  name: string;
  version: number;
  sha256: string;
  rules: ReadonlySet<string>;
}

/** The names under which one run prints its matches. */
export interface RunNames {
  sets: readonly CompiledSet[];
  probeNamespace: string;
}

type RuleFiles = NonNullable<ScanProcess["files"]>;

/**
 * Puts rule sets into files and gives each a namespace that starts with `nonce` (hex, new for each run). Throws PlanError
 * for a set that may not be used.
 */
export function prepareRules(
  ruleSets: readonly RuleSet[],
  nonce: string,
): { names: RunNames; files: RuleFiles } {
  if (ruleSets.length === 0)
    throw new PlanError("RULES_MISSING", `yara needs at least one rule set. ${NO_OWNER_RULES}`);
  const sets = ruleSets.map(({ name, version, sha256, content }, index): CompiledSet => {
    const source = readRuleSource(content);
    if ("problem" in source)
      throw new PlanError("RULES_INVALID", `The rule set ${name} cannot be used: ${source.problem}.`);
    return { namespace: `${nonce}_${index}`, name, version, sha256, rules: source.rules };
  });
  const files = ruleSets.map(({ content }, index) => ({ name: `rules-${index}.yar`, content }));
  return {
    names: { sets, probeNamespace: `${nonce}_probe` },
    files: [...files, { name: "probe.yar", content: `rule ${PROBE_RULE} { condition: true }\n` }],
  };
}

export interface YaraInput {
  options: YaraOptions;
  names: RunNames;
  /** Absolute: yara takes options anywhere, knows no `--`, and reads a number as a process to scan. */
  path: string;
  /** Where it is read. Default: as it is named. */
  host?: HostFiles;
}

/** The scan of one path. Every argument is a constant, a number, a name made here, or the absolute path. */
export function yaraCommand({ options, names, path, host = new HostFiles() }: YaraInput): Command {
  assertAbsolute(path);
  const rules = names.sets.map(({ namespace }, index) => `${namespace}:rules-${index}.yar`);
  return {
    // Without it yara keeps its output in a buffer, and loses it when it is stopped.
    file: "stdbuf",
    args: [
      "-oL",
      "yara",
      ...(options.recursive ? ["--recursive"] : []),
      "--no-follow-symlinks",
      ...(options.fastScan ? ["--fast-scan"] : []),
      "--print-namespace",
      "--print-tags",
      "--print-meta",
      "--print-strings",
      "--print-string-length",
      `--threads=${THREADS}`,
      `--timeout=${options.timeoutSeconds}`,
      `--skip-larger=${options.maxFileBytes}`,
      ...rules,
      `${names.probeNamespace}:probe.yar`,
      host.locate(path),
    ],
  };
}

/**
 * Counts what there is to scan below a path, and names what yara passes over in silence: folders that cannot be opened,
 * and what is no regular file. Each entry is a letter, its depth and size or name, ended by NUL; see inventory.ts.
 */
export function inventoryCommand({
  options,
  path,
  host = new HostFiles(),
}: Pick<YaraInput, "options" | "path" | "host">): Command {
  assertAbsolute(path);
  const any = (...alternatives: string[][]) => [
    "(",
    ...alternatives.flatMap((terms, index) => (index === 0 ? terms : ["-o", ...terms])),
    ")",
  ];
  const folder = any(["-readable", "-executable", "-printf", "d\\0"], ["-printf", "u%d %p\\0", "-prune"]);
  const file = any(
    ["!", "-readable", "-printf", "r%d %p\\0"],
    ["-size", `+${options.maxFileBytes}c`, "-printf", "l%d %p\\0"],
    ["-printf", "f\\0"],
  );
  return {
    file: "find",
    args: [
      "-P",
      host.locate(path),
      ...(options.recursive ? [] : ["-maxdepth", "1"]),
      ...any(
        ["-type", "d", ...folder],
        ["-type", "f", ...file],
        ["-type", "l", "-printf", "y\\0"],
        ["-printf", "s\\0"],
      ),
    ],
  };
}

function assertAbsolute(path: string): void {
  if (isAbsolute(path) && !path.includes("\0")) return;
  throw new PlanError("TARGET_INVALID", `"${path.slice(0, 100)}" is not an absolute path.`);
}

import type { HostFiles } from "../../host-files.ts";
import { pathText } from "../../output/path-text.ts";
import type { Coverage, Explanation, RuleSet } from "../../scanner.ts";
import { type RuleBlocks, sourceOf, splitRules } from "./rule-blocks.ts";

/** For all paths of an attempt. */
const BUDGET_MS = 60_000;
/** A rule is slow that takes longer than this for one file. */
const LIMIT_SECONDS = 2;
/** Compiling may take as long again, and more. */
const PATIENCE_MS = 20_000;
/** yara's threads each stop in a file. */
const MAX_FILES = 2;
/** What a file costs with any rule. */
const BASELINE = {
  name: "baseline.yar",
  content: 'rule baseline { strings: $a = "ai-defend" condition: $a }\n',
};

type Candidate = { set: number; rule: string };
type Trial = "fast" | "slow" | "refused";
type Run = Parameters<Explanation>[0];

/**
 * Finds the rules that took too long where yara ran into its time limit, as yara itself does not tell them: tries all on the
 * file where it stopped, and each half of those that take too long, down to single ones. All within a minute.
 */
export class SlowRuleSearch {
  readonly #ruleSets: readonly RuleSet[];
  #blocks: RuleBlocks[] | null = null;
  readonly #host: HostFiles;
  #leftMs = BUDGET_MS;

  constructor(ruleSets: readonly RuleSet[], host: HostFiles) {
    this.#ruleSets = ruleSets;
    this.#host = host;
  }

  /** @param files where yara stopped, as it prints them: bytes as latin1 */
  async explain(files: readonly string[], run: Run): Promise<Coverage> {
    const slowRules: { rule: string; why: string }[] = [];
    let rulesNotTimed = 0;
    for (const bytes of files.slice(0, MAX_FILES)) {
      const file = Buffer.from(bytes, "latin1").toString();
      const why = `alone took over ${LIMIT_SECONDS} seconds for ${pathText(Buffer.from(this.#host.nameOf(bytes), "latin1"))}`;
      const { slow, untried } = await this.#search((candidates) => this.#try(file, candidates, run));
      slowRules.push(...slow.map(({ rule }) => ({ rule, why })));
      rulesNotTimed = Math.max(rulesNotTimed, untried);
    }
    return { slowRules, rulesNotTimed };
  }

  /** Taken apart only when they are needed, which is seldom. */
  get #sets(): RuleBlocks[] {
    this.#blocks ??= this.#ruleSets.map(({ content }) => splitRules(content));
    return this.#blocks;
  }

  async #search(attempt: (candidates: readonly Candidate[]) => Promise<Trial>) {
    const all = this.#sets.flatMap(({ blocks }, set) => blocks.map(({ rule }) => ({ set, rule })));
    const slow: Candidate[] = [];
    // Where the file takes long whatever the rule, no rule is to blame.
    if ((await attempt([])) !== "fast") return { slow, untried: all.length };
    let untried = 0;
    const groups = [all];
    for (let group = groups.pop(); group; group = groups.pop()) {
      const trial = this.#leftMs > 0 ? await attempt(group) : "refused";
      if (trial === "refused") untried += group.length;
      if (trial !== "slow") continue;
      const half = Math.ceil(group.length / 2);
      if (group.length === 1) slow.push(...group);
      else groups.push(group.slice(half), group.slice(0, half));
    }
    return { slow, untried };
  }

  async #try(file: string, candidates: readonly Candidate[], run: Run): Promise<Trial> {
    const files = this.#sets.flatMap((blocks, set) => {
      const rules = new Set(candidates.filter((candidate) => candidate.set === set).map(({ rule }) => rule));
      return rules.size === 0 ? [] : [{ name: `rules-${set}.yar`, content: sourceOf(blocks, rules) }];
    });
    const sources = files.length > 0 ? files : [BASELINE];
    const namespaces = sources.map(({ name }, index) => `s${index}:${name}`);
    const startedAt = performance.now();
    const { exitCode, stderrTail } = await run({
      command: { file: "yara", args: ["--no-warnings", `--timeout=${LIMIT_SECONDS}`, ...namespaces, file] },
      files: sources,
      timeoutMs: Math.min(PATIENCE_MS, Math.max(1, this.#leftMs)),
    });
    this.#leftMs -= performance.now() - startedAt;
    if (exitCode === 0) return "fast";
    return stderrTail.includes("scanning timed out") ? "slow" : "refused";
  }
}

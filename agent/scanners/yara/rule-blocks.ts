import { tokenize } from "./rule-source.ts";

/** One rule as written, from its first modifier to its last brace, and the rules of its set that it names. */
export interface RuleBlock {
  rule: string;
  text: string;
  needs: string[];
}

/** A rule set in parts. */
export interface RuleBlocks {
  imports: string[];
  blocks: RuleBlock[];
}

/** Takes a rule set that compiles apart into its rules. */
export function splitRules(source: string): RuleBlocks {
  const imports: string[] = [];
  const blocks: RuleBlock[] = [];
  const names = new Set<string>();
  let start = 0;
  let depth = 0;
  let words = new Set<string>();
  let rule = "";
  let before = "";
  for (const { kind, text, end } of tokenize(source)) {
    if (kind === "word" && depth === 0 && before === "rule") rule = text;
    if (kind === "text" && depth === 0 && before === "import") {
      imports.push(source.slice(start, end));
      start = end;
    }
    if (kind === "word") words.add(text);
    if (kind === "other" && text === "{") depth += 1;
    if (kind === "other" && text === "}" && --depth === 0) {
      blocks.push({
        rule,
        text: source.slice(start, end),
        needs: [...words].filter((word) => names.has(word)),
      });
      names.add(rule);
      words = new Set();
      start = end;
    }
    before = kind === "word" ? text : "";
  }
  return { imports, blocks };
}

/** Source of these rules alone, with those that they name. */
export function sourceOf({ imports, blocks }: RuleBlocks, rules: ReadonlySet<string>): string {
  const wanted = new Set(rules);
  // A rule names only those before it.
  for (const { rule, needs } of blocks.toReversed())
    if (wanted.has(rule)) for (const name of needs) wanted.add(name);
  const texts = blocks.filter(({ rule }) => wanted.has(rule)).map(({ text }) => text);
  return `${[...imports, ...texts].join("\n")}\n`;
}

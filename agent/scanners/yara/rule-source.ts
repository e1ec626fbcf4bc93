/** Modules that only look at what is scanned. `console` is none: it prints lines that look like matches. */
const MODULES = ["cuckoo", "dex", "dotnet", "elf", "hash", "macho", "magic", "math", "pe", "string", "time"];

/** What a rule set declares, or why it may not be used. */
export type RuleSource = { rules: ReadonlySet<string> } | { problem: string };

interface Token {
  kind: "word" | "text" | "other";
  text: string;
  line: number;
  /** Where it starts and ends in the source. */
  start: number;
  end: number;
}

/**
 * Reads the names of the rules in YARA source. Refused, with a sentence: `include`, which opens files of the agent's
 * machine; modules outside the list above, also when their names are hidden in escapes; and source without a rule.
 */
export function readRuleSource(source: string): RuleSource {
  const tokens = [...tokenize(source)];
  const rules = new Set<string>();
  for (const [index, { kind, text, line }] of tokens.entries()) {
    const next = tokens[index + 1];
    if (kind !== "word" || next === undefined) continue;
    if (text === "include" && next.kind === "text")
      return { problem: `line ${line} includes another file, which rule sets may not do` };
    if (text === "import" && next.kind === "text" && !MODULES.includes(next.text))
      return { problem: `line ${line} imports a module that rule sets may not use` };
    if (text === "rule" && next.kind === "word") rules.add(next.text);
  }
  return rules.size === 0 ? { problem: "there is no rule in it" } : { rules };
}

/**
 * Words and texts outside comments and regular expressions. A slash always starts one of the latter two: division is
 * written with a backslash in YARA.
 */
export function* tokenize(source: string): Generator<Token> {
  const pattern =
    /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\/(?:\\[^\n]|[^\\/\n])*\/?|"((?:\\[^\n]|[^\\"\n])*)"?|([A-Za-z_]\w*)|(\n)|[^\s\w]/g;
  let line = 1;
  for (const match of source.matchAll(pattern)) {
    const [whole, text, word] = match;
    const place = { line, start: match.index, end: match.index + whole.length };
    if (word !== undefined) yield { kind: "word", text: word, ...place };
    else if (text !== undefined) yield { kind: "text", text, ...place };
    else if (!whole.startsWith("/") && whole !== "\n") yield { kind: "other", text: whole, ...place };
    for (const character of whole) if (character === "\n") line += 1;
  }
}

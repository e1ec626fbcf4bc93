/** Keywords that read or write files of the agent's machine, or run code. */
const FORBIDDEN =
  /(?<!\\)[;(]\s*(lua|luajit|luaxform|filemd5|filesha1|filesha256|dataset|datarep|filestore)\s*[:;]/i;
/** Of those, what is harmless without a file: a set that lives in memory only. */
const FILE_OPTION = /\b(?:load|save|state)\b/i;

/** How many rules a set has, or why it may not be used. */
export type RuleSource = { rules: number } | { problem: string };

/**
 * Checks Suricata rules line by line (a backslash at the end joins lines). Refused, with a sentence: keywords that touch
 * files or run code, and actions that would send packets. Whether the rest is valid, Suricata itself says.
 */
export function readRuleSource(source: string): RuleSource {
  let rules = 0;
  let joined = "";
  for (const [index, line] of source.split(/\r?\n/).entries()) {
    joined += line;
    if (joined.endsWith("\\")) {
      joined = joined.slice(0, -1);
      continue;
    }
    const rule = joined.trim();
    joined = "";
    if (rule === "" || rule.startsWith("#")) continue;
    rules += 1;
    const problem = problemOf(rule);
    if (problem !== null) return { problem: `line ${index + 1} ${problem}` };
  }
  return rules === 0 ? { problem: "there is no rule in it" } : { rules };
}

function problemOf(rule: string): string | null {
  if (/^reject/i.test(rule)) return "would send packets, which a scan must not do";
  // Again from behind the last find: an allowed keyword must not hide another one.
  for (let rest = rule; ; ) {
    const found = FORBIDDEN.exec(rest);
    if (!found) return null;
    const keyword = (found[1] ?? "").toLowerCase();
    rest = rest.slice(found.index + found[0].length);
    const isInMemory = keyword === "dataset" && !FILE_OPTION.test(rest.split(/(?<!\\);/, 1)[0] ?? "");
    if (!isInMemory) return `uses ${keyword}, which rule sets may not do`;
  }
}

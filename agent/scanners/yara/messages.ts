/** What a line that yara prints beside its matches means. */
export type Message =
  | { kind: "unread"; path: string; why: string; isTimeout: boolean }
  | { kind: "too-large"; path: string }
  | { kind: "slow-rule"; rule: string; why: string }
  | { kind: "too-many-matches"; why: string }
  | { kind: "error"; text: string }
  | { kind: "notice" };

const UNREAD = /^error:? scanning ([\s\S]*): ([^:]{1,200})$/;
const TOO_LARGE = /^skipping ([\s\S]*) \(\d+ bytes\) because it's larger than \d+ bytes\.?$/;
const WARNING = /^(?:warning: rule "(\w+)" in [\s\S]*?\(\d+\)|[\s\S]*?\(\d+\): warning|warning): ([\s\S]*)$/;
const ERROR =
  /^(?:error: |[^ ].*\(\d+\): error: |could not open file|unknown option|wrong number of arguments)/;
/** With what YARA-X draws below its warnings (the place, the line, a mark under it) and around its sums. */
const NOTICE =
  /^(?:\s*\d+ file\(s\) scanned in |(?:\xe2\x94\x80)+$|usage: |try `|yara \d|$|warning\[\w+\]: |\s*--> |\s*\d* *\||\s+= (?:note|help): )/i;

/** Reads a message such as `error scanning PATH: could not open file`; null when the line is none. `line` is latin1. */
export function readMessage(line: string): Message | null {
  const unread = UNREAD.exec(line);
  if (unread) {
    const [, printed = "", why = ""] = unread;
    const path = /^"(.*)"$/.exec(printed)?.[1] ?? printed;
    return { kind: "unread", path, why, isTimeout: why.includes("timed out") };
  }
  const large = TOO_LARGE.exec(line);
  if (large) return { kind: "too-large", path: large[1] ?? "" };
  const warning = WARNING.exec(line);
  if (warning) return readWarning(warning[1] ?? "", warning[2] ?? "");
  if (ERROR.test(line)) return { kind: "error", text: line };
  return NOTICE.test(line) ? { kind: "notice" } : null;
}

function readWarning(rule: string, why: string): Message {
  if (why.includes("too many matches")) return { kind: "too-many-matches", why };
  return why.includes("slow") && rule !== "" ? { kind: "slow-rule", rule, why } : { kind: "notice" };
}

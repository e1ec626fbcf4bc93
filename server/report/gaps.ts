import type { ScanReport } from "./report.ts";

type Reported = ScanReport["assignments"][number];

/** Something that was not examined, and why. */
export type Gap = { what: string; why: string };

/** What a share did not examine: all of it where it did not succeed, else what its coverage names. */
export function gapsOf(reported: Reported): Gap[] {
  const down = Number(coverageOf(reported).hostsDownCount ?? 0);
  return [
    ...shortfallOf(reported),
    ...(down > 0 ? [{ what: `${down} addresses`, why: "no host answered there" }] : []),
    ...namedGapsOf(reported),
  ];
}

/** The same without addresses at which no host answered: these were asked. */
export function unexaminedBy(reported: Reported): Gap[] {
  return [...shortfallOf(reported), ...namedGapsOf(reported)];
}

function shortfallOf({ state, failureMessage }: Reported): Gap[] {
  if (state === "SUCCEEDED") return [];
  return [{ what: "This share did not succeed.", why: failureMessage ?? STATE_WORDS[state] }];
}

function namedGapsOf(reported: Reported): Gap[] {
  const { missing } = coverageOf(reported);
  return (Array.isArray(missing) ? missing : []).flatMap((entry: unknown): Gap[] => {
    if (typeof entry === "string") return [{ what: entry, why: "" }];
    const { what, why } = recordOf(entry);
    return typeof what === "string" ? [{ what, why: typeof why === "string" ? why : "" }] : [];
  });
}

function coverageOf({ attempts }: Reported): Record<string, unknown> {
  return recordOf(attempts[0]?.coverage);
}

const STATE_WORDS: Record<Reported["state"], string> = {
  QUEUED: "It waits for an agent.",
  RUNNING: "It is still running.",
  SUCCEEDED: "",
  FAILED: "The scanner failed.",
  CANCELLED: "It was cancelled.",
  REFUSED: "The agent's own policy does not allow it.",
  EXPIRED: "No agent took it in time.",
};

/** What the head works with, or what is told as a gap. */
const NOT_SHOWN = new Set(["examined", "missing", "scanner", "hostsDownCount"]);

/** What a share examined, as the scanner tells it: names and values as text. */
export function examinedOf({ attempts }: Reported): [string, string][] {
  return Object.entries(recordOf(attempts[0]?.coverage))
    .filter(([name, value]) => !NOT_SHOWN.has(name) && value !== null && value !== "")
    .map(([name, value]): [string, string] => [wordsOf(name), textOf(value)])
    .filter(([, text]) => text !== "");
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

/** "hostsUp" as "hosts up". */
function wordsOf(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
}

const MAX_TEXT = 600;

function textOf(value: unknown): string {
  const text = plain(value);
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)} …` : text;
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.slice(0, 100).map(plain).join(", ");
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return typeof value === "string" ? value : JSON.stringify(value);
  return Object.entries(value)
    .filter(([, item]) => item !== null)
    .map(([name, item]) => `${wordsOf(name)} ${plain(item)}`)
    .join("; ");
}

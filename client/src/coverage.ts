import { formatNumber } from "./format.ts";

/** What an attempt could not examine, and why. */
export type Gap = { what: string; why: string };

/** A coverage as people read it: what is missing first, then what was examined, then whatever else was reported. */
export type CoverageAccount = {
  gaps: Gap[];
  /** Lines of the tool's output that could not be used: the first ones by number, and how many in all. */
  unreadable: { total: number; lines: { line: number; why: string }[] };
  facts: { name: string; value: string }[];
  /** As reported, without what is said above. */
  rest: Record<string, unknown>;
};

type Data = Record<string, unknown>;

const count = (value: unknown) => (typeof value === "number" ? formatNumber(value) : null);
const words = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** One value as text: what is no text or number is shown as JSON. */
const plain = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));
const isData = (value: unknown): value is Data =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Entries of a list that a fact shows. */
const LISTED = 8;

/** The number of a list's entries, and the first few of them. */
function listed(value: unknown): string | null {
  const names = listOf(value).map((item) => (isData(item) ? nameOf(item) : plain(item)));
  if (names.length === 0) return null;
  const shown = names.slice(0, LISTED).join(", ");
  return names.length > LISTED ? `${formatNumber(names.length)}: ${shown} …` : shown;
}

const nameOf = ({ name, rule, version }: Data) =>
  `${plain(name ?? rule)}${version === undefined ? "" : ` v${plain(version)}`}`;

const MODES: Record<string, string> = {
  syn: "SYN packets, by raw sockets",
  connect: "full connections, without privilege",
  privileged: "as root",
  unprivileged: "without root",
  PCAP: "a file of packets",
  LIVE: "live traffic",
  FOLLOW: "a running sensor's log",
  REPORT: "a report from elsewhere",
};

const mode = (value: unknown) => (typeof value === "string" ? (MODES[value] ?? value) : null);

function ports(value: unknown): string | null {
  const asked = isData(value)
    ? Object.entries(value).map(([protocol, text]) => `${protocol} ${plain(text)}`)
    : [];
  return asked.length > 0 ? asked.join("; ") : null;
}

function signatures(value: unknown): string | null {
  if (!isData(value)) return null;
  const number = count(value.count);
  const system = isData(value.system) ? value.system : {};
  const age = typeof system.ageDays === "number" ? `${system.ageDays} days old` : null;
  const sets = listed(value.ruleSets);
  return (
    [number && `${number} signatures`, age, sets && `rule sets ${sets}`].filter(Boolean).join(", ") || null
  );
}

/** What is told by name, in this order, of whichever scanner reports it. */
const FACTS: [key: string, name: string, read: (value: unknown) => string | null][] = [
  ["mode", "How", mode],
  ["engine", "Engine", words],
  ["engineNote", "About the engine", words],
  ["from", "Read from", words],
  ["roots", "Folders", listed],
  ["hostsUp", "Hosts up", listed],
  ["hostsSilent", "Hosts without an answer", listed],
  ["hostsDownCount", "Hosts down", count],
  ["protocols", "Ports asked", ports],
  ["scripts", "Scripts", listed],
  ["testsDone", "Tests done", count],
  ["testsSkipped", "Tests skipped", (value) => (Array.isArray(value) ? count(value.length) : null)],
  ["manualChecks", "Checks left to people", count],
  ["hardeningIndex", "Hardening index", (value) => (typeof value === "number" ? `${value} of 100` : null)],
  ["filesScanned", "Files scanned", count],
  ["filesFound", "Files found", count],
  ["signatures", "Signatures", signatures],
  ["ruleSets", "Rule sets", listed],
  ["slowRules", "Slow rules", listed],
  ["rulesLoaded", "Rules loaded", count],
  ["rulesFailed", "Rules that failed", count],
  ["packets", "Packets", count],
  ["drops", "Packets dropped", count],
  ["alerts", "Alerts", count],
  ["alertGroups", "Different alerts", count],
];

/** Said in other words by the facts, or only there to judge what is gone. */
const SILENT = new Set(["scanner", "missing", "unreadable", "examined"]);

/** Reads a coverage of any scanner. Whatever has an unexpected shape is left in `rest`, never dropped. */
export function readCoverage(coverage: unknown): CoverageAccount {
  const data = isData(coverage) ? coverage : {};
  const told = FACTS.flatMap(([key, name, read]) => {
    const value = read(data[key]);
    return value === null ? [] : [{ key, name, value }];
  });
  const isTold = new Set(told.map(({ key }) => key));
  const rest = Object.entries(data).filter(
    ([key, value]) => !SILENT.has(key) && (!isTold.has(key) || isCut(key, value)) && !isEmpty(value),
  );
  return {
    gaps: listOf(data.missing)
      .filter(isData)
      .map(({ what, why }) => ({ what: plain(what), why: plain(why) })),
    unreadable: readUnreadable(data.unreadable),
    facts: told.map(({ name, value }) => ({ name, value })),
    rest: Object.fromEntries(rest),
  };
}

/** A fact says only a part of these. */
const isCut = (key: string, value: unknown) => key === "signatures" || listOf(value).length > LISTED;
const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

function readUnreadable(value: unknown): CoverageAccount["unreadable"] {
  const { total, lines } = isData(value) ? value : {};
  const read = listOf(lines)
    .filter(isData)
    .map(({ line, why }) => ({ line: Number(line), why: plain(why) }));
  return { total: typeof total === "number" ? total : read.length, lines: read };
}

import { formatBytes, formatMoment, formatNumber, wordsOf } from "../format.ts";
import type { CoverageReader } from "./reader.ts";
import type { CoverageFact, CoverageView } from "./view.ts";

type ScannerView = Partial<Omit<CoverageView, "rest">>;

/** What the coverage of each scanner says, in words. A scanner without words here is shown by names and values. */
export const SCANNER_VIEWS: Record<string, (coverage: CoverageReader) => ScannerView> = {
  nmap: viewNmap,
  lynis: viewLynis,
  clamav: viewClamav,
  yara: viewYara,
  suricata: viewSuricata,
};

const NMAP_MODES: Record<string, string> = {
  syn: "SYN, with raw sockets",
  connect: "connect, without raw sockets",
  udp: "UDP, with raw sockets",
};

function viewNmap(coverage: CoverageReader): ScannerView {
  const up = coverage.texts("hostsUp");
  const down = coverage.number("hostsDownCount") ?? 0;
  const mode = coverage.text("mode");
  const protocols = Object.entries(coverage.record("protocols")?.rest() ?? {});
  const sets = coverage.record("examined")?.records("sets") ?? [];
  coverage.drop("examined");
  return {
    gaps: down === 0 ? [] : [{ what: `${formatNumber(down)} addresses`, why: "no host answered there" }],
    facts: [
      ...optional("Hosts up", up && formatNumber(countRanges(up))),
      ...optional("How", mode === null ? null : (NMAP_MODES[mode] ?? mode)),
      ...protocols.map(([protocol, ports]) => ({
        name: `${protocol.toUpperCase()} ports asked`,
        value: portsText(String(ports)),
      })),
    ],
    lists: [
      { title: "Hosts up", items: up ?? [] },
      { title: "Addresses without an answer", items: coverage.texts("hostsSilent") ?? [] },
      { title: "Scripts", items: coverage.texts("scripts") ?? [] },
    ],
    hosts: sets.map((set) => ({
      hosts: (set.texts("hosts") ?? []).join(", "),
      protocol: (set.text("protocol") ?? "").toUpperCase(),
      answered: set.text("answered") ?? "",
      silent: set.text("silent") ?? "",
    })),
  };
}

function viewLynis(coverage: CoverageReader): ScannerView {
  const mode = coverage.text("mode");
  const skipped = coverage.texts("testsSkipped");
  const index = coverage.number("hardeningIndex");
  coverage.drop("examined");
  return {
    gaps: (coverage.texts("exceptions") ?? []).map((text) => ({
      what: text,
      why: "lynis met something it did not expect",
    })),
    facts: [
      ...optional("Tests done", counted(coverage.number("testsDone"))),
      ...optional("Tests skipped", counted(skipped?.length ?? null)),
      ...optional("Hardening index", index === null ? null : `${index} of 100`),
      ...(mode === null
        ? []
        : [
            {
              name: "Ran",
              value: mode === "privileged" ? "as root" : "without root",
              isBad: mode !== "privileged",
            },
          ]),
      ...optional("To check by hand", counted(coverage.number("manualChecks"))),
      ...optional("Only tests", coverage.texts("testsAsked")?.join(", ") ?? null),
      ...optional("Only groups", coverage.texts("groupsAsked")?.join(", ") ?? null),
    ],
    lists: [
      { title: "Tests skipped", items: skipped ?? [] },
      { title: "Tests done", items: coverage.texts("testsExecuted") ?? [] },
    ],
  };
}

const CLAMAV_COUNTS: Record<string, string> = {
  ok: "Clean",
  infected: "Infected",
  empty: "Empty",
  links: "Links, never followed",
  excluded: "Left out",
  errors: "Not readable",
  unscanned: "Not looked into",
  special: "Sockets, pipes and devices",
};

function viewClamav(coverage: CoverageReader): ScannerView {
  const signatures = coverage.record("signatures");
  const system = signatures?.record("system");
  const counts = Object.entries(coverage.record("counts")?.rest() ?? {}).filter(([, count]) => count !== 0);
  coverage.drop("examined");
  return {
    facts: [
      ...optional("Files read", counted(coverage.number("filesScanned"))),
      ...optional("Files there", counted(coverage.number("filesFound"))),
      ...optional("Folders", counted(coverage.number("foldersScanned"))),
      ...counts.map(([name, count]) => ({
        name: CLAMAV_COUNTS[name] ?? wordsOf(name),
        value: typeof count === "number" ? formatNumber(count) : JSON.stringify(count),
        isBad: name === "errors" || name === "unscanned",
      })),
      ...optional("Engine", joined([coverage.text("engine"), coverage.text("engineVersion")])),
      ...optional("Why this engine", coverage.text("engineNote")),
      ...optional("Signatures", counted(signatures?.number("count") ?? null)),
      ...(system ? signatureFacts(system) : []),
    ],
    lists: [
      { title: "Paths", items: coverage.texts("roots") ?? [] },
      ruleSetList(signatures),
      { title: "Further about signatures", items: [...restItems(system ?? null), ...restItems(signatures)] },
    ],
  };
}

function signatureFacts(system: CoverageReader): CoverageFact[] {
  const builtAt = system.text("builtAt");
  const days = system.number("ageDays");
  const isOutdated = system.flag("isOutdated") ?? false;
  const age = days === null ? "" : ` (${formatNumber(Math.floor(days))} days old)`;
  return [
    {
      name: "Signatures built",
      value: builtAt === null ? "not known" : formatMoment(builtAt) + age,
      isBad: isOutdated || builtAt === null,
    },
    ...optional("Databases", system.text("versions")),
  ];
}

function viewYara(coverage: CoverageReader): ScannerView {
  coverage.drop("examined");
  const slow = coverage.records("slowRules");
  return {
    facts: [
      ...(slow ? [{ name: "Slow rules", value: formatNumber(slow.length), isBad: slow.length > 0 }] : []),
      ...optional("Rules not timed alone", counted(coverage.number("rulesNotTimed"))),
    ],
    lists: [
      { title: "Paths", items: coverage.texts("roots") ?? [] },
      ruleSetList(coverage),
      {
        title: "Slow rules",
        items: (slow ?? []).map((rule) => joined([rule.text("rule"), rule.text("why")], ": ") ?? ""),
      },
    ],
  };
}

const SURICATA_MODES: Record<string, string> = {
  PCAP: "a file of packets",
  LIVE: "live capture",
  FOLLOW: "a running sensor",
  REPORT: "an imported report",
};
/** Counts that are gaps where they are not zero. */
const SURICATA_LOSSES: Record<string, string> = {
  drops: "Packets dropped",
  captureErrors: "Capture errors",
  rulesFailed: "Rules that could not be used",
  alertsLost: "Alerts lost",
  invalidPackets: "Packets not understood",
  memoryDrops: "Given up for want of memory",
};

function viewSuricata(coverage: CoverageReader): ScannerView {
  const mode = coverage.text("mode");
  const seconds = coverage.number("seconds");
  const bytes = coverage.number("bytes");
  const records = Object.entries(coverage.record("records")?.rest() ?? {});
  coverage.drop("examined");
  return {
    facts: [
      ...optional("Looked at", mode === null ? null : (SURICATA_MODES[mode] ?? mode)),
      ...optional("From", coverage.text("from")),
      ...optional("For", seconds === null ? null : `${formatNumber(seconds)} s`),
      ...optional("Packets", counted(coverage.number("packets"))),
      ...optional("Read", bytes === null ? null : formatBytes(bytes)),
      ...optional("Alerts", counted(coverage.number("alerts"))),
      ...optional("Different alerts", counted(coverage.number("alertGroups"))),
      ...optional("Rules loaded", counted(coverage.number("rulesLoaded"))),
      ...Object.entries(SURICATA_LOSSES).flatMap(([key, name]) => {
        const count = coverage.number(key);
        return count === null ? [] : [{ name, value: formatNumber(count), isBad: count > 0 }];
      }),
    ],
    lists: [
      ruleSetList(coverage),
      { title: "Records read", items: records.map(([type, count]) => `${type}: ${String(count)}`) },
    ],
  };
}

function ruleSetList(coverage: CoverageReader | null) {
  const sets = coverage?.records("ruleSets") ?? [];
  const items = sets.map((set) => {
    const [name, version, sha256] = [set.text("name"), set.number("version"), set.text("sha256")];
    // Files of the agent's owner have no version.
    const known = [name, version ? `version ${version}` : null, sha256 && `sha256 ${sha256}`];
    return joined([...known, ...restItems(set)], ", ") ?? "";
  });
  return { title: "Rule sets", items };
}

/** What has no words here, as names and values. */
function restItems(coverage: CoverageReader | null): string[] {
  return Object.entries(coverage?.rest() ?? {}).map(
    ([name, value]) => `${wordsOf(name)}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
}

function optional(name: string, value: string | null): CoverageFact[] {
  return value === null || value === "" ? [] : [{ name, value }];
}

function counted(count: number | null): string | null {
  return count === null ? null : formatNumber(count);
}

function joined(parts: readonly (string | null)[], between = " "): string | null {
  const told = parts.filter((part) => part !== null && part !== "");
  return told.length === 0 ? null : told.join(between);
}

/** "22,80-90" as "12: 22,80-90". */
function portsText(list: string): string {
  const count = list.split(",").reduce((sum, part) => {
    const [first = 0, last = first] = part.split("-").map(Number);
    return sum + (last - first + 1);
  }, 0);
  const shown = list.length > 60 ? `${list.slice(0, 60)}…` : list;
  return Number.isFinite(count) && count > 1 ? `${formatNumber(count)}: ${shown}` : shown;
}

/** Hosts in a list of addresses and IPv4 ranges `first-last`; a range of another form counts as one. */
function countRanges(ranges: readonly string[]): number {
  return ranges.reduce((sum, range) => {
    const [first = "", last = first] = range.split("-");
    const size = ipv4Number(last) - ipv4Number(first) + 1;
    return sum + (Number.isFinite(size) && size > 0 ? size : 1);
  }, 0);
}

function ipv4Number(address: string): number {
  return address.split(".").reduce((sum, part) => sum * 256 + Number(part || Number.NaN), 0);
}

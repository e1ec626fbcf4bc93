import { formatNumber } from "../format.ts";
import { CoverageReader } from "./reader.ts";
import { SCANNER_VIEWS } from "./scanner-views.ts";

/** Something that was asked for and not examined. */
export interface CoverageGap {
  what: string;
  why: string;
}

export interface CoverageFact {
  name: string;
  value: string;
  /** A risk, not only a number. */
  isBad?: boolean;
}

export interface CoverageList {
  title: string;
  items: string[];
}

/** Hosts with the same ports, by what the ports said. */
export interface CoverageHosts {
  hosts: string;
  protocol: string;
  answered: string;
  silent: string;
}

/** What an attempt examined and what it did not, ready to be shown as text. */
export interface CoverageView {
  gaps: CoverageGap[];
  facts: CoverageFact[];
  lists: CoverageList[];
  hosts: CoverageHosts[];
  /** Whatever else the scanner told. */
  rest: Record<string, unknown>;
}

/** Reads a coverage, of a scanner that may be newer than this page: what has no words here is kept as it is. */
export function readCoverage(scanner: string, data: unknown): CoverageView {
  const reader = new CoverageReader(data);
  reader.drop("scanner");
  const gaps = commonGaps(reader);
  const view = Object.hasOwn(SCANNER_VIEWS, scanner) ? SCANNER_VIEWS[scanner]?.(reader) : undefined;
  return {
    gaps: [...gaps, ...(view?.gaps ?? [])],
    facts: view?.facts ?? [],
    lists: (view?.lists ?? []).filter(({ items }) => items.length > 0),
    hosts: view?.hosts ?? [],
    rest: reader.rest(),
  };
}

/** The gaps that all scanners tell alike. */
function commonGaps(reader: CoverageReader): CoverageGap[] {
  const missing = (reader.records("missing") ?? []).map((gap) => ({
    what: gap.text("what") ?? "something",
    why: gap.text("why") ?? "",
  }));
  const unresolved = (reader.texts("unresolved") ?? []).map((what) => ({
    what,
    why: "has no address, or is not there",
  }));
  return [...missing, ...unresolved, ...unreadableGaps(reader.record("unreadable"))];
}

function unreadableGaps(unreadable: CoverageReader | null): CoverageGap[] {
  const total = unreadable?.number("total") ?? 0;
  if (unreadable === null || total === 0) return [];
  const lines = (unreadable.records("lines") ?? []).map((line) => ({
    what: `line ${line.number("line") ?? "?"} of the output`,
    why: line.text("why") ?? "could not be used",
  }));
  const more = total - lines.length;
  if (more <= 0) return lines;
  return [...lines, { what: `${formatNumber(more)} more lines of the output`, why: "could not be used" }];
}

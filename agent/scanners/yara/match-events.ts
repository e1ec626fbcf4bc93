import { boundedEvent, cleanLine, type FindingReference, type ParsedEvent } from "../../finding.ts";
import { lenientText, pathText } from "../../output/path-text.ts";
import type { CompiledSet } from "./command.ts";
import type { MatchLine, Meta, StringLine } from "./match-line.ts";
import { severityOfMeta } from "./severity.ts";

const MAX_STRINGS = 20;
const MAX_STRING_TEXT = 200;
const MAX_META = 30;
const CVE = /\bCVE[-_](\d{4})[-_](\d{4,7})\b/gi;
const WEB_ADDRESS = /https?:\/\/[^\s"'<>,;]{1,300}/g;

/** A match with the strings that were printed for it so far: the first 20, and their number. */
export class Match {
  readonly line: MatchLine;
  readonly lineNumber: number;
  /** Null in a report of which the rule sets are not known. */
  readonly set: CompiledSet | null;
  /** Bytes as latin1. A file name may hold line feeds, so that it goes on in the next lines. */
  path: string;
  stringCount = 0;
  readonly #strings: StringLine[] = [];

  constructor(line: MatchLine, lineNumber: number, set: CompiledSet | null) {
    this.line = line;
    this.lineNumber = lineNumber;
    this.set = set;
    this.path = line.path;
  }

  addString(string: StringLine): void {
    this.stringCount += 1;
    if (this.#strings.length >= MAX_STRINGS) return;
    // Copied: a slice would keep the whole line alive.
    this.#strings.push({
      ...string,
      data: Buffer.from(string.data.slice(0, MAX_STRING_TEXT * 4), "latin1").toString("latin1"),
    });
  }

  strings(): Record<string, unknown>[] {
    return this.#strings.map(({ id, offset, length, data }) => ({
      id,
      offset,
      ...(length === null ? {} : { length }),
      text: cleanLine(lenientText(Buffer.from(data, "latin1")), MAX_STRING_TEXT),
    }));
  }
}

/** The event of one rule that matched one file. `root` is the path that was scanned, null when it is not known. */
export function matchEvent(match: Match, root: string | null, observedAt: string): ParsedEvent {
  const { line, set, stringCount } = match;
  const path = pathText(Buffer.from(match.path, "latin1"));
  const ruleSet = set?.name ?? line.namespace ?? "default";
  const description = textOf(line.meta, "description") ?? textOf(line.meta, "desc");
  return boundedEvent({
    type: "rule-match",
    observedAt,
    asset: { kind: "FILE_TREE", root: root === null ? rootOf(path) : pathText(Buffer.from(root)) },
    data: { path, rule: line.rule, ruleSet, tags: line.tags, stringCount },
    finding: {
      category: "rule-match",
      title: description === null ? line.rule : `${line.rule}: ${description}`,
      ...(description === null ? {} : { description }),
      severity: severityOfMeta(line.meta),
      location: path,
      identity: { path, ruleSet, rule: line.rule },
      references: referencesOf(line, ruleSet),
      evidence: {
        strings: match.strings(),
        stringCount,
        ...(line.tags.length === 0 ? {} : { tags: line.tags }),
        ...(line.meta.length === 0 ? {} : { meta: metaRecord(line.meta) }),
        ...(set === null ? {} : { ruleSet: { name: set.name, version: set.version, sha256: set.sha256 } }),
      },
    },
  });
}

/** A report does not say what was scanned: then the top of whatever kind of path it names. */
function rootOf(path: string): string {
  if (path.startsWith("/")) return "/";
  return /^[A-Za-z]:\\/.exec(path)?.[0] ?? ".";
}

function textOf(meta: readonly Meta[], key: string): string | null {
  const value = meta.find((entry) => entry.key.toLowerCase() === key)?.value;
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

function metaRecord(meta: readonly Meta[]): Record<string, unknown> {
  const record: Record<string, unknown> = Object.create(null);
  for (const { key, value } of meta.slice(0, MAX_META)) {
    record[key] = typeof value === "string" ? cleanLine(value, 500) : value;
  }
  return { ...record };
}

/** The rule itself, CVE numbers from its name and metadata, web addresses from its metadata. */
function referencesOf(line: MatchLine, ruleSet: string): FindingReference[] {
  const texts = line.meta.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
  const cves = [line.rule.replaceAll("_", "-"), ...texts].flatMap((text) =>
    [...text.matchAll(CVE)].map(([, year, number]) => `CVE-${year}-${number}`),
  );
  const urls = texts.flatMap((text) =>
    [...text.matchAll(WEB_ADDRESS)].map(([url]) => url.replace(/[).]+$/, "")),
  );
  return [
    { type: "RULE" as const, id: cleanLine(`${ruleSet}:${line.rule}`, 300) },
    ...[...new Set(cves)].slice(0, 20).map((id) => ({
      type: "CVE" as const,
      id,
      url: `https://nvd.nist.gov/vuln/detail/${id}`,
    })),
    ...[...new Set(urls)]
      .filter((url) => url.length <= 300)
      .slice(0, 20)
      .map((url) => ({ type: "URL" as const, id: url, url })),
  ];
}

import { pathToFileURL } from "node:url";
import type { Location, ReportingDescriptor, Result } from "sarif";
import { visibleJson } from "../../agent/visible-text.ts";
import { publicUrl } from "../config.ts";
import { termOf } from "../detections/filter.ts";
import { findScanners } from "../detections/list.ts";
import type { Query } from "../detections/query/term.ts";
import { linkOf, type Reference } from "../detections/reference.ts";
import { scoreOf } from "../intelligence/score.ts";
import { detectionBatches, type ExportedDetection } from "./detections.ts";

type Severity = ExportedDetection["severity"];
type Level = NonNullable<Result["level"]>;

const LEVELS: Record<Severity, Level> = {
  CRITICAL: "error",
  HIGH: "error",
  MEDIUM: "warning",
  LOW: "note",
  INFO: "none",
};
/** `security-severity`, as code scanning services read it: a number in the middle of the band. */
const SCORES: Record<Severity, string> = {
  CRITICAL: "9.5",
  HIGH: "8.0",
  MEDIUM: "5.5",
  LOW: "2.0",
  INFO: "0.0",
};
/** Rules that one run describes, at most; the results of others name their rule only. */
const MAX_RULES = 20_000;

/**
 * Detections as a SARIF 2.1.0 log: one run for each scanner. Rules come after the results, for they are gathered from
 * them; the order of members means nothing in JSON.
 */
export async function* sarif(query: Query): AsyncGenerator<string> {
  const scanners = await findScanners(query);
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[`;
  for (const [index, scanner] of scanners.entries()) {
    if (index > 0) yield ",";
    yield* sarifRun(scanner, detectionBatches([...query, ...termOf("scanner", [scanner])]));
  }
  yield "]}\n";
}

async function* sarifRun(
  scanner: string,
  batches: AsyncIterable<ExportedDetection[]>,
): AsyncGenerator<string> {
  const rules = new Map<string, { severity: Severity; rule: ReportingDescriptor }>();
  yield `{"columnKind":"utf16CodeUnits","results":[`;
  let isFirst = true;
  for await (const rows of batches) {
    const results = rows.map((row) => {
      gatherRule(rules, row);
      return visibleJson(JSON.stringify(sarifResult(row)));
    });
    yield (isFirst ? "" : ",") + results.join(",");
    isFirst = false;
  }
  const driver = { name: scanner, rules: [...rules.values()].map(({ rule }) => rule) };
  yield `],"tool":${visibleJson(JSON.stringify({ driver }))}}`;
}

function gatherRule(
  rules: Map<string, { severity: Severity; rule: ReportingDescriptor }>,
  row: ExportedDetection,
): void {
  const id = ruleIdOf(row);
  const known = rules.get(id);
  if (known ? RANKS[row.severity] <= RANKS[known.severity] : rules.size >= MAX_RULES) return;
  rules.set(id, { severity: row.severity, rule: sarifRule(id, row) });
}

const RANKS: Record<Severity, number> = { INFO: 0, LOW: 1, MEDIUM: 2, HIGH: 3, CRITICAL: 4 };

function sarifRule(id: string, row: ExportedDetection): ReportingDescriptor {
  const references = row.references as Reference[];
  const rule = references.find(({ type }) => type === "RULE");
  const help = rule ? linkOf(rule) : null;
  const weaknesses = references.filter(({ type }) => type === "CWE").map(({ id }) => id.toLowerCase());
  return {
    id,
    shortDescription: { text: row.rule ?? row.category },
    defaultConfiguration: { level: LEVELS[row.severity] },
    ...(help ? { helpUri: uriOf(new URL(help)) } : {}),
    properties: {
      "security-severity": SCORES[row.severity],
      tags: ["security", ...new Set(weaknesses.map((weakness) => `external/cwe/${weakness}`))],
    },
  };
}

function ruleIdOf({ category, rule }: ExportedDetection): string {
  return rule === null ? category : `${category}/${rule}`;
}

/** A detection as a result. Its id stands in the properties: `guid` takes no UUID of version 7. */
function sarifResult(row: ExportedDetection): Result {
  return {
    ruleId: ruleIdOf(row),
    ...verdictOf(row),
    message: { text: plainMessage(row.description ? `${row.title}\n${row.description}` : row.title) },
    locations: [locationOf(row)],
    occurrenceCount: row.eventCount,
    partialFingerprints: { "aiDefend/v1": Buffer.from(row.fingerprint).toString("hex") },
    ...suppressionOf(row),
    hostedViewerUri: `${publicUrl}/detections/${row.id}`,
    properties: {
      detectionId: row.id,
      severity: row.severity,
      status: row.status,
      asset: row.assetLabel,
      firstSeenAt: row.firstSeenAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      references: row.references,
    },
  };
}

/** Whether a result is a failure, how bad and how urgent. What was looked at again and is gone has passed. */
function verdictOf(row: ExportedDetection): Pick<Result, "kind" | "level" | "rank"> {
  if (row.status === "RESOLVED") return { kind: "pass", level: "none" };
  return row.severity === "INFO"
    ? { kind: "informational", level: "none", rank: scoreOf(row) }
    : { kind: "fail", level: LEVELS[row.severity], rank: scoreOf(row) };
}

function suppressionOf({ status, note }: ExportedDetection): Pick<Result, "suppressions"> {
  if (status !== "FALSE_POSITIVE" && status !== "ACCEPTED") return {};
  return {
    suppressions: [{ kind: "external", status: "accepted", ...(note ? { justification: note } : {}) }],
  };
}

/** A file as a physical location; anything else by the names of the asset and the place on it. */
function locationOf(row: ExportedDetection): Location {
  const name = row.location ? `${row.assetLabel} ${row.location}` : row.assetLabel;
  const logicalLocations = [
    { name: row.location || row.assetLabel, fullyQualifiedName: name, kind: row.assetKind.toLowerCase() },
  ];
  if (row.path === null) return { logicalLocations };
  return { physicalLocation: { artifactLocation: { uri: fileUri(row.path) } }, logicalLocations };
}

/** The address of a file on the machine that has it; a relative path stays relative. */
function fileUri(path: string): string {
  if (path.startsWith("/")) return uriOf(pathToFileURL(path, { windows: false }));
  if (/^[A-Za-z]:[\\/]/.test(path)) return uriOf(pathToFileURL(path, { windows: true }));
  return path.split("/").map(encodeURIComponent).join("/");
}

/** An address by RFC 3986. What browsers take is wider: brackets, bars and percent signs that escape nothing. */
function uriOf({ protocol, host, pathname, search, hash }: URL): string {
  const query = search && `?${escapeUri(search.slice(1))}`;
  return `${protocol}//${host}${escapeUri(pathname)}${query}${hash && `#${escapeUri(hash.slice(1))}`}`;
}

function escapeUri(part: string): string {
  return part.replaceAll(/%(?![\dA-Fa-f]{2})|[^\w.~:/?@!$&'()*+,;=%-]/g, encodeURIComponent);
}

/** Text of a scanned system as a message: a viewer would make a link of `[text](address)`. */
function plainMessage(text: string): string {
  return text.includes("](") ? text.replaceAll(/[\\[\]]/g, "\\$&") : text;
}

import { visibleText } from "../../agent/visible-text.ts";
import { publicUrl } from "../config.ts";
import type { Query } from "../detections/query/term.ts";
import type { Reference } from "../detections/reference.ts";
import { scoreOf } from "../intelligence/score.ts";
import { detectionBatches, type ExportedDetection } from "./detections.ts";

type Cell = string | number | null;

/** Columns by the name in the head line, in their order. */
const COLUMNS: Record<string, (row: ExportedDetection) => Cell> = {
  id: (row) => row.id,
  severity: (row) => row.severity,
  status: (row) => row.status,
  scanner: (row) => row.scanner,
  category: (row) => row.category,
  title: (row) => row.title,
  asset: (row) => row.assetLabel,
  location: (row) => row.location,
  address: (row) => row.address,
  protocol: (row) => row.protocol,
  port: (row) => row.port,
  path: (row) => row.path,
  rule: (row) => row.rule,
  cves: (row) => cvesOf(row).join(" "),
  known_exploited: (row) => (row.knownExploited ? "yes" : "no"),
  epss: (row) => row.epss,
  score: scoreOf,
  first_seen: (row) => row.firstSeenAt.toISOString(),
  last_seen: (row) => row.lastSeenAt.toISOString(),
  events: (row) => row.eventCount,
  reopened: (row) => row.reopenedCount,
  accepted_until: (row) => row.acceptedUntil?.toISOString() ?? null,
  note: (row) => row.note,
  description: (row) => row.description,
  url: (row) => `${publicUrl}/detections/${row.id}`,
};

/** Detections as CSV by RFC 4180: a head line, CRLF, UTF-8. No cell is a formula for a spreadsheet. */
export async function* csv(query: Query): AsyncGenerator<string> {
  yield csvLine(Object.keys(COLUMNS));
  const cells = Object.values(COLUMNS);
  for await (const rows of detectionBatches(query))
    yield rows.map((row) => csvLine(cells.map((cell) => cell(row)))).join("");
}

/** What a spreadsheet may take for a formula, or strips so that it becomes one (OWASP, CSV injection). */
const FORMULA = /^[\t\r\n]|^\s*[=+\-@\uff0b\uff0d\uff1d\uff20]/;

/**
 * A line of CSV, with its end. A text that a spreadsheet could take for a formula gets an apostrophe before it, which
 * shows it as text; quotes alone do not keep it from being run.
 */
export function csvLine(cells: Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const seen = visibleText(cell);
  const text = FORMULA.test(seen) ? `'${seen}` : seen;
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cvesOf({ references }: ExportedDetection): string[] {
  return (references as Reference[]).filter(({ type }) => type === "CVE").map(({ id }) => id);
}

import { publicUrl } from "../config.ts";
import { pool } from "../db.ts";
import { findPassing } from "../detections/list.ts";
import { parseQuery } from "../detections/query/parse.ts";
import { AppError } from "../errors.ts";
import type { Severity } from "../generated/prisma/enums.ts";
import { logger } from "../logger.ts";
import type { Item } from "./message.ts";
import type { ActiveRule } from "./rule-row.ts";

/** A change of a detection that rules may tell of. */
export type DetectionChange = { detectionId: string; kind: "FOUND" | "REOPENED"; at: Date };

type Row = {
  id: string;
  severity: Severity;
  title: string;
  scanner: string;
  category: string;
  assetLabel: string;
  location: string;
  status: string;
  knownExploited: boolean;
  references: { type: string; id: string }[];
};

const TRIGGERS = { FOUND: "DETECTION_FOUND", REOPENED: "DETECTION_REOPENED" } as const;

/** What a rule tells of these changes: those that it is for, and whose detections are as bad as it says and match its search. */
export async function detectionItems(rule: ActiveRule, changes: DetectionChange[]): Promise<Item[]> {
  const wanted = changes.filter(({ kind }) => rule.triggers.includes(TRIGGERS[kind]));
  if (wanted.length === 0) return [];
  const passing = await passingOf(rule, [...new Set(wanted.map(({ detectionId }) => detectionId))]);
  const rows = await loadRows([...passing]);
  return wanted.flatMap((change) => {
    const row = rows.get(change.detectionId);
    return row ? [itemOf(row, change)] : [];
  });
}

/** A search that takes too long narrows nothing but the severity: better to tell of too much. */
async function passingOf({ id, minSeverity, query }: ActiveRule, ids: string[]): Promise<Set<string>> {
  const severe = parseQuery(`severity:>=${minSeverity.toLowerCase()}`);
  try {
    return await findPassing([...severe, ...parseQuery(query)], ids);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    logger.warn({ op: "notification.filter", ruleId: id, ok: false, error: { code: error.code } });
    return findPassing(severe, ids);
  }
}

async function loadRows(ids: string[]): Promise<Map<string, Row>> {
  const { rows } = await pool.query<Row>(
    `SELECT id, severity::text AS severity, title, scanner, category, "assetLabel", location, status::text AS status,
       "knownExploited", "references" FROM "Detection" WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function itemOf({ id, severity, title, ...rest }: Row, { kind, at }: DetectionChange): Item {
  const place = [rest.assetLabel, rest.location].filter(Boolean).join(" ");
  return {
    trigger: TRIGGERS[kind],
    at: at.toISOString(),
    subject: { type: "detection", id },
    title: `${title} on ${place}`,
    url: `${publicUrl}/detections/${id}`,
    severity,
    details: {
      scanner: rest.scanner,
      category: rest.category,
      asset: rest.assetLabel,
      location: rest.location,
      status: rest.status,
      knownExploited: rest.knownExploited,
      cves: rest.references.filter(({ type }) => type === "CVE").map((reference) => reference.id),
    },
  };
}

import { pool } from "../db.ts";
import { findPage, type ListedId } from "../detections/list.ts";
import type { Query } from "../detections/query/term.ts";
import type { Detection } from "../generated/prisma/client.ts";

/** Detections that are looked for together. */
const PAGE = 500;
/**
 * Detections that are read, written and then forgotten together: so few that what they leave is cleared away cheaply, before
 * it counts as old, of which much may gather.
 */
const BATCH = 100;

/** What an export tells of a detection: all but what only the head's own work needs. */
const EXPORTED = [
  "id",
  "fingerprint",
  "scanner",
  "category",
  "title",
  "description",
  "severity",
  "status",
  "statusSince",
  "assetKind",
  "assetKey",
  "assetLabel",
  "location",
  "address",
  "protocol",
  "port",
  "path",
  "rule",
  "references",
  "knownExploited",
  "epss",
  "assetCriticality",
  "unusualness",
  "evidence",
  "eventCount",
  "firstSeenAt",
  "lastSeenAt",
  "reopenedCount",
  "resolvedAt",
  "resolvedBy",
  "acceptedUntil",
  "assigneeId",
  "note",
  "lastAssignmentId",
  "lastAttempt",
] as const satisfies (keyof Detection)[];

export type ExportedDetection = Pick<Detection, (typeof EXPORTED)[number]>;

/**
 * The detections that pass a filter, the newest first, read batch after batch as they are asked for: memory does not
 * grow with their number. What is found meanwhile is newer and so not among them.
 */
export async function* detectionBatches(query: Query): AsyncGenerator<ExportedDetection[]> {
  for (let after: string | undefined; ; ) {
    const page: ListedId[] = await findPage({ query, sort: "NEWEST", limit: PAGE, after });
    for (let at = 0; at < page.length; at += BATCH) {
      const rows = await readExported(page.slice(at, at + BATCH).map(({ id }) => id));
      if (rows.length > 0) yield rows;
    }
    if (page.length < PAGE) return;
    after = page.at(-1)?.cursor;
  }
}

/** Of these, those that are still there, the newest first. Not by Prisma, which takes several times the memory for each. */
async function readExported(ids: string[]): Promise<ExportedDetection[]> {
  const { rows } = await pool.query<ExportedDetection>({
    name: "exported-detections",
    text: `SELECT ${EXPORTED.map((name) => `"${name}"`).join()} FROM "Detection" WHERE id = ANY($1) ORDER BY id DESC`,
    values: [ids],
  });
  return rows;
}

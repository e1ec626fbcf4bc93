import { db } from "../db.ts";
import { findPage, type ListedId } from "../detections/list.ts";
import type { Query } from "../detections/query/term.ts";
import type { Prisma } from "../generated/prisma/client.ts";

/** Detections that are read, written and then forgotten together. */
const BATCH = 500;

/** What an export tells of a detection: all but what only the head's own work needs. */
const EXPORTED = {
  id: true,
  fingerprint: true,
  scanner: true,
  category: true,
  title: true,
  description: true,
  severity: true,
  status: true,
  statusSince: true,
  assetKind: true,
  assetKey: true,
  assetLabel: true,
  location: true,
  address: true,
  protocol: true,
  port: true,
  path: true,
  rule: true,
  references: true,
  knownExploited: true,
  epss: true,
  evidence: true,
  eventCount: true,
  firstSeenAt: true,
  lastSeenAt: true,
  reopenedCount: true,
  resolvedAt: true,
  resolvedBy: true,
  acceptedUntil: true,
  assigneeId: true,
  note: true,
  lastAssignmentId: true,
  lastAttempt: true,
} satisfies Prisma.DetectionSelect;

export type ExportedDetection = Prisma.DetectionGetPayload<{ select: typeof EXPORTED }>;

/**
 * The detections that pass a filter, the newest first, read batch after batch as they are asked for: memory does not
 * grow with their number. What is found meanwhile is newer and so not among them.
 */
export async function* detectionBatches(query: Query): AsyncGenerator<ExportedDetection[]> {
  for (let after: string | undefined; ; ) {
    const page: ListedId[] = await findPage({ query, sort: "NEWEST", limit: BATCH, after });
    const rows = await db.detection.findMany({
      where: { id: { in: page.map(({ id }) => id) } },
      select: EXPORTED,
      orderBy: { id: "desc" },
    });
    if (rows.length > 0) yield rows;
    if (page.length < BATCH) return;
    after = page.at(-1)?.cursor;
  }
}

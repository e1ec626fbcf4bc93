import { db, pool } from "../db.ts";
import type { DetectionStatus, Severity } from "../generated/prisma/enums.ts";
import { loadScanSummary } from "../scans/summary.ts";

/** Detections that a report lists, the worst first; the rest is counted. */
const MAX_DETECTIONS = 2000;
/** Assignments that a report lists; the rest is counted. */
const MAX_ASSIGNMENTS = 500;

export type ReportedDetection = {
  id: string;
  severity: Severity;
  status: DetectionStatus;
  scanner: string;
  title: string;
  description: string;
  assetLabel: string;
  location: string;
  references: unknown;
  knownExploited: boolean;
  epss: number | null;
  isNew: boolean;
};

/** All that a report of a scan tells; null where there is no such scan. */
export type ScanReport = NonNullable<Awaited<ReturnType<typeof loadScanReport>>>;

export async function loadScanReport(scanId: string) {
  const scan = await db.scan.findUnique({ where: { id: scanId } });
  if (!scan) return null;
  const where = { scanId, superseded: false };
  const [{ state }, assignments, assignmentCount, detections, counts] = await Promise.all([
    loadScanSummary(scanId),
    db.assignment.findMany({
      where,
      include: { attempts: { orderBy: { attempt: "desc" }, take: 1 } },
      orderBy: { id: "asc" },
      take: MAX_ASSIGNMENTS,
    }),
    db.assignment.count({ where }),
    findDetections(scanId),
    countDetections(scanId),
  ]);
  const agentIds = assignments.flatMap(({ agentId }) => agentId ?? []);
  const agents = await db.agent.findMany({
    where: { id: { in: agentIds } },
    select: { id: true, hostname: true },
  });
  return { scan, state, assignments, assignmentCount, agents, detections, counts };
}

/** The detections that the scan saw, whoever saw them since. */
const SEEN = `"ScanDetection" s JOIN "Detection" d ON d.id = s."detectionId" WHERE s."scanId" = $1`;

async function findDetections(scanId: string): Promise<ReportedDetection[]> {
  const { rows } = await pool.query<ReportedDetection>({
    name: "report-detections",
    text: `SELECT d.id, d.severity, d.status, d.scanner, d.title, d.description, d."assetLabel", d.location, d."references",
        d."knownExploited", d.epss, EXISTS (
          SELECT FROM "DetectionChange" c JOIN "Assignment" a ON a.id = c."assignmentId"
          WHERE c."detectionId" = d.id AND a."scanId" = $1 AND c.kind IN ('FOUND', 'REOPENED')) AS "isNew"
      FROM ${SEEN}
      ORDER BY d.severity DESC, d."knownExploited" DESC, d.epss DESC NULLS LAST, d."assetLabel", d.id
      LIMIT ${MAX_DETECTIONS}`,
    values: [scanId],
  });
  return rows;
}

async function countDetections(scanId: string): Promise<Map<Severity, number>> {
  const { rows } = await pool.query<{ severity: Severity; count: number }>({
    name: "report-counts",
    text: `SELECT d.severity, count(*)::int AS count FROM ${SEEN} GROUP BY d.severity`,
    values: [scanId],
  });
  return new Map(rows.map(({ severity, count }) => [severity, count]));
}

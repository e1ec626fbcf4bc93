import { pool } from "../db.ts";
import type { Severity } from "../generated/prisma/enums.ts";

/**
 * How many detections a scan saw that nobody had seen before, or that had been resolved, at least this bad and not judged
 * since. By what it saw itself, so that scans at the same time take nothing from each other.
 */
export async function countNewDetections(scanId: string, atLeast: Severity): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    name: "new-detections",
    text: `SELECT count(*)::int AS count FROM "ScanDetection" s JOIN "Detection" d ON d.id = s."detectionId"
           WHERE s."scanId" = $1 AND d.severity >= $2::"Severity" AND d.status IN ('OPEN', 'ACKNOWLEDGED')
             AND EXISTS (SELECT FROM "DetectionChange" c JOIN "Assignment" a ON a.id = c."assignmentId"
                         WHERE c."detectionId" = d.id AND a."scanId" = $1 AND c.kind IN ('FOUND', 'REOPENED'))`,
    values: [scanId, atLeast],
  });
  return rows[0]?.count ?? 0;
}

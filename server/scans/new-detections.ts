import { pool } from "../db.ts";
import type { Severity } from "../generated/prisma/enums.ts";

/**
 * How many detections a scan saw that nobody had seen before, or that had been resolved, at least this bad and not judged
 * since. By its own events, so that scans at the same time take nothing from each other.
 */
export async function countNewDetections(scanId: string, atLeast: Severity): Promise<number> {
  const { rows } = await pool.query<{ count: number }>({
    name: "new-detections",
    text: `SELECT count(DISTINCT d.id)::int AS count FROM "Assignment" a
           JOIN "Event" e ON e."assignmentId" = a.id JOIN "Detection" d ON d.fingerprint = e.fingerprint
           WHERE a."scanId" = $1 AND d.severity >= $2::"Severity" AND d.status IN ('OPEN', 'ACKNOWLEDGED')
             AND EXISTS (SELECT FROM "DetectionChange" c WHERE c."detectionId" = d.id AND c."assignmentId" = a.id
                         AND c.kind IN ('FOUND', 'REOPENED'))`,
    values: [scanId, atLeast],
  });
  return rows[0]?.count ?? 0;
}

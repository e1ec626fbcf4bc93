import { batched } from "../batch.ts";
import { pool } from "../db.ts";
import type { Severity } from "../generated/prisma/enums.ts";

type Question = { scanId: string; atLeast: Severity };

const COUNT = `
SELECT (SELECT count(*)::int FROM "ScanDetection" s JOIN "Detection" d ON d.id = s."detectionId"
        WHERE s."scanId" = q."scanId" AND d.severity >= q."atLeast"::"Severity" AND d.status IN ('OPEN', 'ACKNOWLEDGED')
          AND EXISTS (SELECT FROM "DetectionChange" c JOIN "Assignment" a ON a.id = c."assignmentId"
                      WHERE c."detectionId" = d.id AND a."scanId" = q."scanId" AND c.kind IN ('FOUND', 'REOPENED'))) AS count
FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS q("scanId", "atLeast", place) ORDER BY place`;

/**
 * How many detections a scan saw that nobody had seen before, or that had been resolved, at least this bad and not judged
 * since. By what it saw itself, so that scans at the same time take nothing from each other. Scans of one moment are one
 * statement.
 */
export const countNewDetections = batched(async (questions: Question[]): Promise<number[]> => {
  const { rows } = await pool.query<{ count: number }>({
    name: "new-detections",
    text: COUNT,
    values: [questions.map(({ scanId }) => scanId), questions.map(({ atLeast }) => atLeast)],
  });
  return rows.map(({ count }) => count);
});

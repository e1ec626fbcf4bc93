import { batched } from "../batch.ts";
import { pool } from "../db.ts";
import { type ScanState, type StateCounts, scanStateOf } from "./state.ts";

/**
 * A scan's state, its progress from 0 to 1, whether that of any unfinished assignment is an estimate, and its assignments by
 * state, those that a retry replaced left out.
 */
export type ScanSummary = {
  state: ScanState;
  progress: number;
  progressIsEstimate: boolean;
  counts: StateCounts;
};

/** Summaries of many scans by one query: fields that are asked for in one turn go together. */
export const loadScanSummary = batched(async (scanIds: string[]): Promise<ScanSummary[]> => {
  const { rows } = await pool.query<{
    scanId: string;
    counts: StateCounts;
    progress: number;
    progressIsEstimate: boolean;
    isCancelRequested: boolean;
    isPaused: boolean;
  }>({
    name: "scan-summaries",
    text: `SELECT "scanId", jsonb_object_agg(state, count) AS counts, sum(progress) / sum(count) AS progress,
             bool_or("isEstimate") AS "progressIsEstimate",
             bool_or("isCancelRequested") AS "isCancelRequested",
             (SELECT "pausedAt" IS NOT NULL FROM "Scan" s WHERE s.id = "scanId") AS "isPaused"
           FROM (SELECT "scanId", state, count(*) AS count,
                   sum(CASE WHEN state IN ('QUEUED', 'RUNNING') THEN progress ELSE 1 END) AS progress,
                   bool_or("progressIsEstimate" AND state IN ('QUEUED', 'RUNNING')) AS "isEstimate",
                   bool_or("cancelRequestedAt" IS NOT NULL) AS "isCancelRequested"
                 FROM "Assignment" WHERE "scanId" = ANY($1) AND NOT superseded GROUP BY "scanId", state) AS by_state
           GROUP BY "scanId"`,
    values: [[...new Set(scanIds)]],
  });
  const byScan = new Map(rows.map((row) => [row.scanId, row]));
  return scanIds.map((scanId) => {
    const {
      counts = {},
      progress = 0,
      progressIsEstimate = false,
      isCancelRequested = false,
      isPaused = false,
    } = byScan.get(scanId) ?? {};
    const state = scanStateOf(counts, { isCancelRequested, isPaused });
    return { state, progress, progressIsEstimate, counts };
  });
});

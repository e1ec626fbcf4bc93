import { pool } from "../db.ts";
import { announceDetections, type ChangedDetection } from "./announce.ts";

/** Rows one run takes; what is left waits for the next, a moment later. */
const BATCH = 5000;

/**
 * Opens detections again that were accepted until a date which has come. Runs on every head; rows that one head is
 * working on, the others skip, and waiting for none it can be part of no deadlock.
 * @returns how many it opened
 */
export async function expireAcceptances(): Promise<number> {
  const { rows } = await pool.query<ChangedDetection>({
    name: "expire-acceptances",
    text: `WITH due AS (
             SELECT id FROM "Detection" WHERE status = 'ACCEPTED' AND "acceptedUntil" <= now()
             ORDER BY "acceptedUntil" LIMIT $1 FOR UPDATE SKIP LOCKED
           ), opened AS (
             UPDATE "Detection" d SET status = 'OPEN', "statusSince" = now(), "acceptedUntil" = NULL
             FROM due WHERE d.id = due.id RETURNING d.id, d."assetKey"
           ), told AS (
             INSERT INTO "DetectionChange" ("detectionId", kind, "from", "to")
             SELECT id, 'REOPENED', 'ACCEPTED', 'OPEN' FROM opened
           )
           SELECT id, "assetKey" FROM opened`,
    values: [BATCH],
  });
  announceDetections(rows);
  return rows.length;
}

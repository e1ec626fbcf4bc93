import { config } from "../config.ts";
import { pool } from "../db.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** Rows of one statement: short enough that nobody waits for it. */
const EVENT_BATCH = 5000;
const ARTIFACT_BATCH = 20;
/** Statements of one run; what is left waits for the next, a moment later. */
const BATCHES = 4;

/** Before when what arrived is dropped; null where it is kept for ever. */
export function retentionLimit(days: number, now: Date): Date | null {
  return days === 0 ? null : new Date(now.getTime() - days * DAY_MS);
}

/**
 * Drops events that arrived longer ago than EVENT_RETENTION_DAYS. Ids are in the order of arrival and begin with its
 * time, so that the oldest are found by the index of ids. Runs on every head; rows that one head is dropping the others
 * skip. Detections and their history stay; the total of events shrinks with them.
 * @returns how many it dropped
 */
export async function dropOldEvents(now = new Date(), days = config.EVENT_RETENTION_DAYS): Promise<number> {
  const before = retentionLimit(days, now);
  return before ? dropInBatches(DROP_EVENTS, before, EVENT_BATCH) : 0;
}

/** Drops raw output in the same way, after ARTIFACT_RETENTION_DAYS. */
export async function dropOldArtifacts(
  now = new Date(),
  days = config.ARTIFACT_RETENTION_DAYS,
): Promise<number> {
  const before = retentionLimit(days, now);
  return before ? dropInBatches(DROP_ARTIFACTS, before, ARTIFACT_BATCH) : 0;
}

const DROP_EVENTS = `
WITH old AS (
  SELECT id FROM "Event" WHERE id < $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
), dropped AS (
  DELETE FROM "Event" WHERE id IN (SELECT id FROM old) RETURNING 1
), counted AS (
  UPDATE "Counter" SET value = value - (SELECT count(*) FROM dropped)
  WHERE name = 'events' AND slot = (SELECT min(slot) FROM "Counter" WHERE name = 'events')
    AND EXISTS (SELECT 1 FROM dropped)
)
SELECT count(*)::int AS count FROM dropped`;

const DROP_ARTIFACTS = `
WITH old AS (
  SELECT id FROM "Artifact" WHERE id < $1 ORDER BY id LIMIT $2 FOR UPDATE SKIP LOCKED
), dropped AS (
  DELETE FROM "Artifact" WHERE id IN (SELECT id FROM old) RETURNING 1
)
SELECT count(*)::int AS count FROM dropped`;

async function dropInBatches(text: string, before: Date, size: number): Promise<number> {
  let total = 0;
  for (let batch = 0; batch < BATCHES; batch++) {
    const { rows } = await pool.query<{ count: number }>(text, [firstIdAt(before), size]);
    const count = rows[0]?.count ?? 0;
    total += count;
    if (count < size) break;
  }
  return total;
}

/** The smallest UUIDv7 of a moment: its first 48 bits are milliseconds since 1970 (RFC 9562). */
function firstIdAt(at: Date): string {
  const hex = at.getTime().toString(16).padStart(12, "0");
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

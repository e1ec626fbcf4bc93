import { publicUrl } from "../config.ts";
import { pool, transaction } from "../db.ts";
import type { Item } from "./message.ts";
import { loadActiveRules } from "./rule-row.ts";
import { tell } from "./tell.ts";

/** The one queue that there is. */
const QUEUE_ID = "queue";

const OLDEST = `SELECT coalesce(extract(epoch FROM now() - min("notBefore")), 0)::float8 AS seconds, count(*)::int AS count, now() AS now
  FROM (SELECT "notBefore" FROM "Assignment"
        WHERE state = 'QUEUED' AND NOT held AND "notBefore" <= now() ORDER BY "notBefore" LIMIT 10000) AS waiting`;

/**
 * Has rules tell that shares wait for longer than they allow: once when it begins, and again when it begins anew. Every
 * head does it; a rule is locked while its state changes.
 */
export async function watchQueueAge(): Promise<void> {
  const rules = await loadActiveRules(pool, ["QUEUE_AGE"]);
  if (rules.length === 0) return;
  const { rows } = await pool.query<{ seconds: number; count: number; now: Date }>(OLDEST);
  const [oldest = { seconds: 0, count: 0, now: new Date() }] = rows;
  for (const rule of rules) {
    const isOld = oldest.seconds > rule.queueAgeSeconds;
    if (isOld === (rule.queueOldSince !== null)) continue;
    await transaction(async (client) => {
      const { rowCount } = await client.query(
        `UPDATE "NotificationRule" SET "queueOldSince" = $2 WHERE id = $1 AND ("queueOldSince" IS NULL) = $3`,
        [rule.id, isOld ? oldest.now : null, isOld],
      );
      if (rowCount === 1 && isOld) await tell(client, rule, [itemOf(oldest)], oldest.now);
    });
  }
}

function itemOf({ seconds, count, now }: { seconds: number; count: number; now: Date }): Item {
  const minutes = Math.round(seconds / 60);
  return {
    trigger: "QUEUE_AGE",
    at: now.toISOString(),
    subject: { type: "queue", id: QUEUE_ID },
    title: `${count === 1 ? "1 share waits" : `${count} shares wait`} for an agent, the oldest for ${minutes < 2 ? `${Math.round(seconds)} seconds` : `${minutes} minutes`}`,
    url: `${publicUrl}/assignments`,
    severity: null,
    details: { oldestSeconds: Math.round(seconds), waitingCount: count },
  };
}

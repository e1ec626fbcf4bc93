import { config } from "../config.ts";
import { pool } from "../db.ts";
import { retentionLimit } from "../events/retention.ts";

/** Rows of one round; what is left waits for the next. */
const BATCH = 1000;
/** The longest quiet time of a rule. */
const LONGEST_QUIET_DAYS = 31;

/**
 * Deletes deliveries that were sent or given up longer ago than NOTIFICATION_RETENTION_DAYS, deleted channels of which no
 * delivery is left, and forgets what was told.
 */
export async function dropOldDeliveries(
  now = new Date(),
  days = config.NOTIFICATION_RETENTION_DAYS,
): Promise<void> {
  const before = retentionLimit(days, now);
  if (before) {
    await pool.query(
      `DELETE FROM "NotificationDelivery" WHERE id IN (SELECT id FROM "NotificationDelivery"
         WHERE state IN ('SENT', 'DEAD') AND "finishedAt" < $1 LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
      [before],
    );
  }
  await pool.query(
    `DELETE FROM "NotificationChannel" c WHERE "deletedAt" IS NOT NULL
       AND (SELECT d.id FROM "NotificationDelivery" d WHERE d."channelId" = c.id LIMIT 1) IS NULL`,
  );
  await pool.query(
    `DELETE FROM "NotificationTold" WHERE ("ruleId", subject) IN (SELECT "ruleId", subject FROM "NotificationTold"
       WHERE "toldAt" < $1::timestamptz - interval '${LONGEST_QUIET_DAYS} days' LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)`,
    [now],
  );
}

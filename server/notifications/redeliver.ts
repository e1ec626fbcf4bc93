import { type Origin, recordAct } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { announce } from "../pubsub.ts";

/** Deliveries of one request, at most. */
export const MAX_REDELIVERED = 100;

/**
 * Queues deliveries again that were sent or given up, with the same ids and contents. Those that wait are tried now.
 * @throws BAD_INPUT for none or more than 100; DELIVERY_NOT_FOUND, or CHANNEL_NOT_FOUND where its channel was deleted: then none is queued
 */
export async function redeliver(ids: string[], by: Origin): Promise<void> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0 || wanted.length > MAX_REDELIVERED)
    throw new AppError("BAD_INPUT", `Name 1 to ${MAX_REDELIVERED} deliveries, not ${wanted.length}.`);
  await transaction(async (client) => {
    const { rows: channels } = await client.query<{ name: string; isDeleted: boolean }>(
      `SELECT name, "deletedAt" IS NOT NULL AS "isDeleted" FROM "NotificationChannel"
       WHERE id IN (SELECT "channelId" FROM "NotificationDelivery" WHERE id = ANY($1::uuid[])) ORDER BY id FOR SHARE`,
      [wanted],
    );
    const deleted = channels.find(({ isDeleted }) => isDeleted);
    if (deleted) throw new AppError("CHANNEL_NOT_FOUND", `The channel "${deleted.name}" was deleted.`);
    const { rows } = await client.query<{ id: string }>(
      `UPDATE "NotificationDelivery" SET state = 'QUEUED', "nextTryAt" = now(), "finishedAt" = NULL,
         tries = CASE WHEN state = 'QUEUED' THEN tries ELSE 0 END,
         "queuedAt" = CASE WHEN state = 'QUEUED' THEN "queuedAt" ELSE now() END
       WHERE id = ANY($1::uuid[]) RETURNING id`,
      [wanted],
    );
    const missing = wanted.find((id) => !rows.some((row) => row.id === id));
    if (missing) throw new AppError("DELIVERY_NOT_FOUND", `There is no delivery with the id "${missing}".`);
    await recordAct(client, by, {
      act: "notification.redeliver",
      subject: wanted.length === 1 ? `notificationDelivery:${wanted[0]}` : "",
      after: { ids: wanted },
    });
  });
  announce("deliveryChanged", wanted);
}

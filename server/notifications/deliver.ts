import { config } from "../config.ts";
import { pool } from "../db.ts";
import { logger } from "../logger.ts";
import { nextDelayMs } from "./backoff.ts";
import type { Failure, Item, Message } from "./message.ts";
import { type SendingChannel, send } from "./send.ts";

/** How long the sending of one delivery is owned, in seconds: longer than the steps of any try, each with its own limit. */
const LEASE_SECONDS = 4 * config.NOTIFICATION_TIMEOUT_SECONDS + 5;
/** Deliveries to one channel at a time, by all heads: one that is slow keeps none from others. */
const MAX_PER_CHANNEL = 2;

/** A delivery that this head is to send, once. `tries` is its fencing token: who comes late with an outcome changes nothing. */
export type Claimed = { message: Message; channel: SendingChannel; tries: number };

type Row = {
  id: string;
  ruleId: string;
  ruleName: string;
  items: Item[];
  itemCount: number;
  createdAt: Date;
  tries: number;
  channelId: string;
  kind: SendingChannel["kind"];
  sealed: Uint8Array;
};

const IS_DUE = `d.state = 'QUEUED' AND d."nextTryAt" <= now() AND (d."leaseExpiresAt" IS NULL OR d."leaseExpiresAt" <= now())`;

const CLAIM = `
WITH busy AS (
  SELECT "channelId", count(*) AS count FROM "NotificationDelivery"
  WHERE state = 'QUEUED' AND "leaseExpiresAt" > now() GROUP BY "channelId"
), due AS (
  SELECT d.id, row_number() OVER (PARTITION BY d."channelId" ORDER BY d."nextTryAt") + coalesce(b.count, 0) AS place
  FROM (SELECT d.id, d."channelId", d."nextTryAt" FROM "NotificationDelivery" d
        JOIN "NotificationChannel" c ON c.id = d."channelId" AND c.enabled
        WHERE ${IS_DUE} ORDER BY d."nextTryAt" LIMIT 1000) d
  LEFT JOIN busy b ON b."channelId" = d."channelId"
), taken AS (
  SELECT d.id FROM "NotificationDelivery" d JOIN due ON due.id = d.id
  WHERE due.place <= ${MAX_PER_CHANNEL} AND ${IS_DUE} ORDER BY d."nextTryAt" LIMIT $1 FOR UPDATE OF d SKIP LOCKED
), claimed AS (
  UPDATE "NotificationDelivery" d SET tries = d.tries + 1, "leaseExpiresAt" = now() + make_interval(secs => $2)
  FROM taken WHERE d.id = taken.id RETURNING d.*
)
SELECT d.id, d."ruleId", d."ruleName", d.items, d."itemCount", d."createdAt", d.tries, d."channelId", c.kind::text AS kind, c.sealed
FROM claimed d JOIN "NotificationChannel" c ON c.id = d."channelId"`;

/** Claims deliveries that are due, so many at most. No other head sends them until the lease is over. */
export async function claimDeliveries(most: number): Promise<Claimed[]> {
  const { rows } = await pool.query<Row>({
    name: "claim-deliveries",
    text: CLAIM,
    values: [most, LEASE_SECONDS],
  });
  return rows.map(({ ruleId, ruleName, channelId, kind, sealed, tries, ...message }) => ({
    message: { ...message, rule: { id: ruleId, name: ruleName } },
    channel: { id: channelId, kind, sealed },
    tries,
  }));
}

/** Sends a claimed delivery and stores what came of it: sent, tried again later, or given up. */
export async function deliver(claimed: Claimed, signal: AbortSignal): Promise<void> {
  const { message, channel, tries } = claimed;
  const failure = await send(channel, message, signal).catch((error: unknown) => {
    if (signal.aborted) return null;
    throw error;
  });
  if (signal.aborted && failure === null) return giveBack(claimed);
  await store(claimed, failure);
  const { id } = message;
  if (failure === null) logger.debug({ op: "notification.send", deliveryId: id, tries, ok: true });
  else
    logger.warn({
      op: "notification.send",
      deliveryId: id,
      tries,
      ok: false,
      error: { message: failure.problem },
    });
}

async function store({ message, tries }: Claimed, failure: Failure | null): Promise<void> {
  const delayMs = failure && nextDelayMs(tries, failure, Math.random);
  const state = failure === null ? "SENT" : delayMs === null ? "DEAD" : "QUEUED";
  await pool.query({
    name: "store-delivery",
    text: `UPDATE "NotificationDelivery" SET state = $3::"NotificationDeliveryState", problem = $4, "leaseExpiresAt" = NULL,
             "nextTryAt" = now() + make_interval(secs => $5),
             "finishedAt" = CASE WHEN $3 = 'QUEUED' THEN NULL ELSE now() END
           WHERE id = $1 AND tries = $2 AND state = 'QUEUED'`,
    values: [message.id, tries, state, failure?.problem ?? null, (delayMs ?? 0) / 1000],
  });
}

/** The head stops: another sends it, and this try does not count. */
async function giveBack({ message, tries }: Claimed): Promise<void> {
  await pool.query(
    `UPDATE "NotificationDelivery" SET "leaseExpiresAt" = NULL, tries = tries - 1
     WHERE id = $1 AND tries = $2 AND state = 'QUEUED'`,
    [message.id, tries],
  );
}

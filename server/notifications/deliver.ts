import { setTimeout as sleep } from "node:timers/promises";
import { config } from "../config.ts";
import { isDatabaseAway, pool } from "../db.ts";
import { logger } from "../logger.ts";
import { countTry } from "../metrics/notification-metrics.ts";
import { announce } from "../pubsub.ts";
import { nextDelayMs } from "./backoff.ts";
import type { Failure, Item, Message } from "./message.ts";
import { type SendingChannel, send } from "./send.ts";

/** How long the sending of one delivery is owned, in seconds: longer than any try may take. */
const LEASE_SECONDS = 4 * config.NOTIFICATION_TIMEOUT_SECONDS + 5;
/** Deliveries to one channel at a time, by all heads: one that is slow keeps none from others. */
const MAX_PER_CHANNEL = 2;
const STORE_AGAIN_MS = 1000;

/** A delivery that this head is to send, once. Its lease is the fencing token: who comes late with an outcome changes nothing. */
export type Claimed = { message: Message; channel: SendingChannel; tries: number; leaseExpiresAt: Date };

type Row = {
  id: string;
  ruleId: string;
  ruleName: string;
  items: Item[];
  itemCount: number;
  createdAt: Date;
  tries: number;
  leaseExpiresAt: Date;
  channelId: string;
  kind: SendingChannel["kind"];
  sealed: Uint8Array;
};

const IS_DUE = `d.state = 'QUEUED' AND d."nextTryAt" <= now() AND (d."leaseExpiresAt" IS NULL OR d."leaseExpiresAt" <= now())`;

// Of each channel the front of its queue: what waits behind it, and for channels that are off, is not looked at.
const CLAIM = `
WITH due AS (
  SELECT next.id FROM "NotificationChannel" c, LATERAL (
    SELECT d.id, d."nextTryAt" FROM "NotificationDelivery" d WHERE d."channelId" = c.id AND ${IS_DUE}
    ORDER BY d."nextTryAt" LIMIT greatest(0, ${MAX_PER_CHANNEL} - (
      SELECT count(*) FROM "NotificationDelivery" busy WHERE busy."channelId" = c.id AND busy."leaseExpiresAt" > now()))
  ) next WHERE c.enabled ORDER BY next."nextTryAt" LIMIT $1
), taken AS (
  SELECT d.id FROM "NotificationDelivery" d JOIN due ON due.id = d.id WHERE ${IS_DUE} FOR UPDATE OF d SKIP LOCKED
), claimed AS (
  UPDATE "NotificationDelivery" d SET tries = d.tries + 1, "leaseExpiresAt" = now() + make_interval(secs => $2)
  FROM taken WHERE d.id = taken.id RETURNING d.*
)
SELECT d.id, d."ruleId", d."ruleName", d.items, d."itemCount", d."createdAt", d.tries, d."leaseExpiresAt", d."channelId",
  c.kind::text AS kind, c.sealed
FROM claimed d JOIN "NotificationChannel" c ON c.id = d."channelId"`;

/** Claims deliveries that are due, so many at most. No other head sends them until the lease is over. */
export async function claimDeliveries(most: number): Promise<Claimed[]> {
  const { rows } = await pool.query<Row>({
    name: "claim-deliveries",
    text: CLAIM,
    values: [most, LEASE_SECONDS],
  });
  return rows.map(({ ruleId, ruleName, channelId, kind, sealed, tries, leaseExpiresAt, ...message }) => ({
    message: { ...message, rule: { id: ruleId, name: ruleName } },
    channel: { id: channelId, kind, sealed },
    tries,
    leaseExpiresAt,
  }));
}

/** Sends a claimed delivery and stores what came of it: sent, tried again later, or given up. */
export async function deliver(claimed: Claimed, signal: AbortSignal): Promise<void> {
  const outcome = await trySending(claimed, signal);
  if (outcome === "stopped") await giveBack(claimed);
  else await storeSurely(claimed, outcome, signal);
}

/** Why the receiver did not take it; null where it did; "stopped" where the head stops before that is known. */
async function trySending(
  { message, channel, tries }: Claimed,
  signal: AbortSignal,
): Promise<Failure | null | "stopped"> {
  const line = { op: "notification.send", deliveryId: message.id, tries };
  try {
    const failure = await send(channel, message, signal);
    if (failure === null) logger.debug({ ...line, ok: true });
    else logger.warn({ ...line, ok: false, error: { message: failure.problem } });
    return failure;
  } catch (err) {
    if (signal.aborted) return "stopped";
    logger.error({ ...line, ok: false, err });
    return { problem: "A fault of the head kept it from sending this; its log says which." };
  }
}

/** What was sent and is not stored as such is sent twice: an outage of the database is waited out. */
async function storeSurely(claimed: Claimed, failure: Failure | null, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await store(claimed, failure);
    } catch (error) {
      if (signal.aborted || !isDatabaseAway(error)) throw error;
      await sleep(STORE_AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function store(
  { message, channel, tries, leaseExpiresAt }: Claimed,
  failure: Failure | null,
): Promise<void> {
  const delayMs = failure && nextDelayMs(tries, failure, Math.random);
  const state = failure === null ? "SENT" : delayMs === null ? "DEAD" : "QUEUED";
  const { rowCount } = await pool.query({
    name: "store-delivery",
    text: `UPDATE "NotificationDelivery" SET state = $3::"NotificationDeliveryState", problem = $4, "leaseExpiresAt" = NULL,
             "nextTryAt" = now() + make_interval(secs => $5),
             "finishedAt" = CASE WHEN $3 = 'QUEUED' THEN NULL ELSE now() END
           WHERE id = $1 AND "leaseExpiresAt" = $2 AND state = 'QUEUED'`,
    values: [message.id, leaseExpiresAt, state, failure?.problem ?? null, (delayMs ?? 0) / 1000],
  });
  if (rowCount === 0) return;
  countTry(channel.kind, state === "QUEUED" ? "FAILED" : state);
  announce("deliveryChanged", [message.id]);
}

/** The head stops: another sends it, and this try does not count. */
async function giveBack({ message, leaseExpiresAt }: Claimed): Promise<void> {
  await pool.query(
    `UPDATE "NotificationDelivery" SET "leaseExpiresAt" = NULL, tries = tries - 1
     WHERE id = $1 AND "leaseExpiresAt" = $2 AND state = 'QUEUED'`,
    [message.id, leaseExpiresAt],
  );
}

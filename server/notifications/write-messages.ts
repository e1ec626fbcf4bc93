import type pg from "pg";
import { pool, transaction } from "../db.ts";
import type { NotificationChannelKind } from "../generated/prisma/enums.ts";
import { announceAll } from "../pubsub.ts";
import type { Item } from "./message.ts";
import { worstFirst } from "./text.ts";

/** Rules of one round, at most. */
const MAX_RULES = 100;
/** Items of one round and rule, at most. */
const MAX_ITEMS = 5000;
/** Items of one webhook's body, at most; more come in more messages. */
const WEBHOOK_ITEMS = 200;
/** Items that are kept of a message to people, the worst; the others are counted. */
const PEOPLE_ITEMS = 100;

/**
 * Makes messages of what is due: of all that a rule tells at one time, one for each of its channels. Every head does it; a
 * rule whose messages one head is making, the others pass over.
 */
export async function writeMessages(): Promise<void> {
  const { rows } = await pool.query<{ ruleId: string }>({
    name: "notification-due",
    text: `SELECT "ruleId" FROM "NotificationItem" WHERE "dueAt" <= now() GROUP BY "ruleId" LIMIT ${MAX_RULES}`,
  });
  for (const { ruleId } of rows)
    announceAll("deliveryChanged", await transaction((client) => writeMessagesOf(client, ruleId)));
}

/** @returns the ids of the messages */
async function writeMessagesOf(client: pg.PoolClient, ruleId: string): Promise<string[]> {
  const rule = await client.query<{ name: string; enabled: boolean }>(
    `SELECT name, enabled FROM "NotificationRule" WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED`,
    [ruleId],
  );
  if (!rule.rows[0]) return [];
  const { name, enabled } = rule.rows[0];
  const items = await takeDue(client, ruleId);
  if (!enabled || items.length === 0) return []; // switched off meanwhile: it tells nothing any more
  const { rows: channels } = await client.query<{ id: string; kind: NotificationChannelKind }>(
    `SELECT c.id, c.kind::text AS kind FROM "NotificationRuleChannel" l JOIN "NotificationChannel" c ON c.id = l."channelId"
     WHERE l."ruleId" = $1 AND c.enabled FOR SHARE OF c`,
    [ruleId],
  );
  const ids: string[] = [];
  for (const { id, kind } of channels) {
    for (const part of partsFor(kind, items)) {
      const { rows } = await client.query<{ id: string }>(
        `INSERT INTO "NotificationDelivery" ("channelId", "ruleId", "ruleName", items, "itemCount")
         VALUES ($1, $2, $3, $4, $5) RETURNING id`,
        [id, ruleId, name, JSON.stringify(part.items), part.itemCount],
      );
      ids.push(...rows.map((row) => row.id));
    }
  }
  return ids;
}

async function takeDue(client: pg.PoolClient, ruleId: string): Promise<Item[]> {
  const { rows } = await client.query<{ id: string; item: Item }>(
    `DELETE FROM "NotificationItem" WHERE id IN (
       SELECT id FROM "NotificationItem" WHERE "ruleId" = $1 AND "dueAt" <= now() ORDER BY id LIMIT ${MAX_ITEMS})
     RETURNING id, item`,
    [ruleId],
  );
  return rows.toSorted((one, other) => one.id.localeCompare(other.id)).map(({ item }) => item);
}

/** Programs get every item, in as many messages as that takes; people get one message. */
export function partsFor(
  kind: NotificationChannelKind,
  items: Item[],
): { items: Item[]; itemCount: number }[] {
  if (kind !== "WEBHOOK")
    return [{ items: worstFirst(items).slice(0, PEOPLE_ITEMS), itemCount: items.length }];
  return Array.from({ length: Math.ceil(items.length / WEBHOOK_ITEMS) }, (_, at) => {
    const part = items.slice(at * WEBHOOK_ITEMS, (at + 1) * WEBHOOK_ITEMS);
    return { items: part, itemCount: part.length };
  });
}

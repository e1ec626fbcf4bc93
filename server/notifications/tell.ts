import type pg from "pg";
import { messageAt } from "./digest.ts";
import type { Item } from "./message.ts";
import { withoutRepeats } from "./repeats.ts";
import type { ActiveRule } from "./rule-row.ts";

/** Has a rule tell of these, but for what it told within its quiet time. Each will be part of a message of its channels. */
export async function tell(client: pg.ClientBase, rule: ActiveRule, items: Item[], now: Date): Promise<void> {
  const tellings = items.map((item) => ({ ruleId: rule.id, subject: subjectOf(item), item }));
  const told = rule.quietSeconds === 0 ? new Map() : await findTold(client, tellings);
  const fresh = withoutRepeats(tellings, { quietSeconds: rule.quietSeconds, told, now });
  if (fresh.length === 0) return;
  if (rule.quietSeconds > 0) await noteTold(client, rule.id, fresh, now);
  await client.query(
    `INSERT INTO "NotificationItem" ("ruleId", item, "dueAt") SELECT $1, item, $3 FROM jsonb_array_elements($2::jsonb) AS item`,
    [rule.id, JSON.stringify(fresh.map(({ item }) => item)), messageAt(now, rule)],
  );
}

function subjectOf({ trigger, subject }: Item): string {
  return `${trigger}:${subject.id}`;
}

async function findTold(
  client: pg.ClientBase,
  tellings: readonly { ruleId: string; subject: string }[],
): Promise<Map<string, Date>> {
  const { rows } = await client.query<{ subject: string; toldAt: Date }>(
    `SELECT subject, "toldAt" FROM "NotificationTold" WHERE "ruleId" = $1 AND subject = ANY($2)`,
    [tellings[0]?.ruleId, tellings.map(({ subject }) => subject)],
  );
  return new Map(rows.map(({ subject, toldAt }) => [subject, toldAt]));
}

async function noteTold(
  client: pg.ClientBase,
  ruleId: string,
  tellings: readonly { subject: string }[],
  now: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO "NotificationTold" ("ruleId", subject, "toldAt") SELECT $1, subject, $3 FROM unnest($2::text[]) AS subject
     ON CONFLICT ("ruleId", subject) DO UPDATE SET "toldAt" = excluded."toldAt"`,
    [ruleId, tellings.map(({ subject }) => subject), now],
  );
}

import type pg from "pg";
import type { Labels } from "../agents/capability.ts";
import type { NotificationTrigger, Severity } from "../generated/prisma/enums.ts";

/** A rule that is switched on and has a channel to tell. */
export type ActiveRule = {
  id: string;
  name: string;
  /** When it was made or last switched on, by the database's clock. */
  activeSince: Date;
  triggers: NotificationTrigger[];
  minSeverity: Severity;
  query: string;
  labels: Labels;
  queueAgeSeconds: number;
  digestSeconds: number;
  digestOffsetSeconds: number;
  quietSeconds: number;
  queueOldSince: Date | null;
};

/** The condition on a rule `r` under which it tells anything. */
export const IS_ACTIVE = `r.enabled AND EXISTS (SELECT FROM "NotificationRuleChannel" l
  JOIN "NotificationChannel" c ON c.id = l."channelId" WHERE l."ruleId" = r.id AND c.enabled)`;

/** Rules that have one of the triggers and tell now. */
export async function loadActiveRules(
  client: Pick<pg.ClientBase, "query">,
  triggers: readonly NotificationTrigger[],
): Promise<ActiveRule[]> {
  const { rows } = await client.query<ActiveRule>(
    `SELECT r.id, r.name, r."activeSince", r.triggers::text[] AS triggers, r."minSeverity"::text AS "minSeverity", r.query,
       r.labels, r."queueAgeSeconds", r."digestSeconds", r."digestOffsetSeconds", r."quietSeconds", r."queueOldSince"
     FROM "NotificationRule" r
     WHERE ${IS_ACTIVE} AND r.triggers && $1::"NotificationTrigger"[] ORDER BY r.id`,
    [triggers],
  );
  return rows;
}

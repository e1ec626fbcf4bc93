import type pg from "pg";
import { z } from "zod";
import { Labels } from "../agents/capability.ts";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { parseQuery } from "../detections/query/parse.ts";
import { AppError } from "../errors.ts";
import { NotificationTrigger, Severity } from "../generated/prisma/enums.ts";
import { Id } from "../id.ts";
import { parseInput } from "../parse-input.ts";

const DAY_SECONDS = 24 * 60 * 60;
const MAX_CHANNELS = 20;
/** All of them are applied to whatever happens. */
const MAX_RULES = 100;

/** What an operator says of a rule. */
export type RuleValues = z.output<typeof Rule>;

/** What is to change of a rule; null and left out mean: not this. */
export type RuleChanges = { [Key in keyof RuleValues]?: RuleValues[Key] | null };

const seconds = (max: number) => z.int("is no whole number").min(0, "is below 0").max(max, `is above ${max}`);

const Rule = z.object({
  name: z.string().trim().min(1, "is empty").max(100, "has at most 100 characters"),
  enabled: z.boolean(),
  triggers: z
    .array(z.enum(NotificationTrigger))
    .min(1, "names nothing to tell of")
    .transform((triggers) => [...new Set(triggers)]),
  minSeverity: z.enum(Severity),
  /** In the search language of docs/search.md. */
  query: z.string().trim().max(1000, "has at most 1000 characters"),
  labels: Labels,
  queueAgeSeconds: seconds(30 * DAY_SECONDS).min(10, "is below 10"),
  digestSeconds: seconds(DAY_SECONDS).refine(
    (digest) => digest === 0 || (digest >= 60 && DAY_SECONDS % digest === 0),
    "is 0, or 60 or more and a part of a day without a remainder, such as 300, 3600 or 86400",
  ),
  digestOffsetSeconds: seconds(DAY_SECONDS - 1),
  quietSeconds: seconds(30 * DAY_SECONDS),
  channelIds: z
    .array(Id)
    .max(MAX_CHANNELS, `names more than ${MAX_CHANNELS}`)
    .transform((ids) => [...new Set(ids.map((id) => id.toLowerCase()))]),
});

/** Makes a rule. It tells of what happens from then on. @returns its id. Throws BAD_INPUT, BAD_QUERY, CHANNEL_NOT_FOUND. */
export async function createRule(
  values: RuleValues,
  createdBy: string,
  by: Origin = SYSTEM,
): Promise<string> {
  const rule = check(values);
  return transaction(async (client) => {
    const { rows: counts } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM "NotificationRule"`,
    );
    const count = counts[0]?.count ?? 0;
    if (count >= MAX_RULES)
      throw new AppError("BAD_INPUT", `There are ${count} rules already, which is the most.`);
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO "NotificationRule" (name, enabled, triggers, "minSeverity", query, labels, "queueAgeSeconds",
         "digestSeconds", "digestOffsetSeconds", "quietSeconds", "createdBy")
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
      [...columnsOf(rule), createdBy],
    );
    const { id } = rows[0] as { id: string };
    await setChannels(client, id, rule.channelIds);
    await recordAct(client, by, { act: "notificationRule.create", subject: subjectOf(id), after: rule });
    return id;
  });
}

/**
 * Changes what is given of a rule and leaves the rest. Switched off, it forgets what it was to tell; switched on again, it
 * tells of what happens from then on.
 * @throws NOTIFICATION_RULE_NOT_FOUND, or what createRule says; nothing is changed then
 */
export async function updateRule(id: string, changes: RuleChanges, by: Origin = SYSTEM): Promise<void> {
  await transaction(async (client) => {
    const before = await lockRule(client, id);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value != null));
    const rule = check({ ...before, ...given });
    await client.query(
      `UPDATE "NotificationRule" SET name = $1, enabled = $2, triggers = $3, "minSeverity" = $4, query = $5, labels = $6,
         "activeSince" = CASE WHEN $2 AND NOT enabled THEN now() ELSE "activeSince" END,
         "queueAgeSeconds" = $7, "digestSeconds" = $8, "digestOffsetSeconds" = $9, "quietSeconds" = $10,
         "queueOldSince" = CASE WHEN $2 AND "queueAgeSeconds" = $7 THEN "queueOldSince" END WHERE id = $11`,
      [...columnsOf(rule), id],
    );
    if (given.channelIds) await setChannels(client, id, rule.channelIds);
    if (!rule.enabled) await client.query(`DELETE FROM "NotificationItem" WHERE "ruleId" = $1`, [id]);
    await recordAct(client, by, {
      act: "notificationRule.change",
      subject: subjectOf(id),
      before,
      after: rule,
    });
  });
}

/** Deletes a rule. Messages that it made stay, and go out. Throws NOTIFICATION_RULE_NOT_FOUND. */
export async function deleteRule(id: string, by: Origin = SYSTEM): Promise<void> {
  await transaction(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `DELETE FROM "NotificationRule" WHERE id = $1 RETURNING name`,
      [id],
    );
    if (!rows[0]) throw notFound(id);
    const before = { name: rows[0].name };
    await recordAct(client, by, { act: "notificationRule.delete", subject: subjectOf(id), before });
  });
}

async function lockRule(client: pg.PoolClient, id: string): Promise<RuleValues> {
  const { rows } = await client.query<RuleValues>(
    `SELECT name, enabled, triggers::text[] AS triggers, "minSeverity"::text AS "minSeverity", query, labels, "queueAgeSeconds",
       "digestSeconds", "digestOffsetSeconds", "quietSeconds",
       ARRAY(SELECT "channelId"::text FROM "NotificationRuleChannel" WHERE "ruleId" = $1) AS "channelIds"
     FROM "NotificationRule" WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (!rows[0]) throw notFound(id);
  return rows[0];
}

function check(values: RuleValues): RuleValues {
  const rule = parseInput(Rule, values);
  parseQuery(rule.query);
  if (rule.digestSeconds > 0 && rule.digestOffsetSeconds >= rule.digestSeconds)
    throw new AppError("BAD_INPUT", "digestOffsetSeconds is not below digestSeconds.");
  return rule;
}

/** A rule has no channel only where all of them were deleted. */
async function setChannels(client: pg.PoolClient, ruleId: string, channelIds: string[]): Promise<void> {
  if (channelIds.length === 0) throw new AppError("BAD_INPUT", "channelIds: names no channel.");
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM "NotificationChannel" WHERE id = ANY($1::uuid[]) AND "deletedAt" IS NULL FOR SHARE`,
    [channelIds],
  );
  const known = new Set(rows.map(({ id }) => id));
  const unknown = channelIds.find((id) => !known.has(id));
  if (unknown)
    throw new AppError("CHANNEL_NOT_FOUND", `There is no notification channel with the id "${unknown}".`);
  await client.query(`DELETE FROM "NotificationRuleChannel" WHERE "ruleId" = $1`, [ruleId]);
  await client.query(
    `INSERT INTO "NotificationRuleChannel" ("ruleId", "channelId") SELECT $1, id FROM unnest($2::uuid[]) AS id`,
    [ruleId, channelIds],
  );
}

function columnsOf(rule: RuleValues): unknown[] {
  return [
    rule.name,
    rule.enabled,
    rule.triggers,
    rule.minSeverity,
    rule.query,
    JSON.stringify(rule.labels),
    rule.queueAgeSeconds,
    rule.digestSeconds,
    rule.digestSeconds === 0 ? 0 : rule.digestOffsetSeconds,
    rule.quietSeconds,
  ];
}

function subjectOf(id: string): string {
  return `notificationRule:${id}`;
}

function notFound(id: string): AppError {
  return new AppError("NOTIFICATION_RULE_NOT_FOUND", `There is no notification rule with the id "${id}".`);
}

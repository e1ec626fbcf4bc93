import type pg from "pg";
import { pool, transaction } from "../db.ts";
import type { NotificationTrigger } from "../generated/prisma/enums.ts";
import { agentItems, loadAgents, type Transition } from "./agent-items.ts";
import { type DetectionChange, detectionItems } from "./detection-items.ts";
import { loadActiveRules } from "./rule-row.ts";
import { loadEndedScans, scanItems } from "./scan-items.ts";
import { tell } from "./tell.ts";

const OF_DETECTIONS = ["DETECTION_FOUND", "DETECTION_REOPENED"] as const;
const OF_SCANS = ["SCAN_FAILED", "COVERAGE_GAP"] as const;
const TOLD_HERE = [...OF_DETECTIONS, ...OF_SCANS, "AGENT_STALE", "AGENT_OFFLINE", "AGENT_CONFLICT"] as const;

/** Rounds of one run; what is left waits for the next, a moment later. */
const MAX_ROUNDS = 10;
/** Changes of one round. */
const MAX_CHANGES = 2000;
const MAX_TRANSITIONS = 100;
/** What happened longer ago is history: it comes up again where a backup is restored into another server. */
const NEWS_DAYS = 7;

/**
 * Applies rules to what happened since they were last applied. Detections have a history, which is read by transaction: in
 * each round those that all are over, so that one that commits late is neither missed nor told twice
 * (docs/decisions/0021-derive-notifications-from-history.md). Agents and scans leave rows that go when they are read. Every
 * head does it; one at a time has the position. What is told is stored with the position, or neither is.
 */
export async function applyNotificationRules(): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (!(await hasNews()) || !(await transaction(applyOnce))) return;
  }
}

/** @returns whether there may be more to do */
async function applyOnce(client: pg.PoolClient): Promise<boolean> {
  const position = await lockPosition(client);
  if (!position) return false;
  const rules = await loadActiveRules(client, TOLD_HERE);
  const wants = (triggers: readonly NotificationTrigger[]) =>
    rules.some((rule) => rule.triggers.some((trigger) => triggers.includes(trigger)));
  const changes = wants(OF_DETECTIONS)
    ? await takeChanges(client, position)
    : await skipChanges(client, position);
  const transitions = await takeTransitions(client);
  const events = transitions.filter(({ isNews }) => isNews);
  const agents = await loadAgents(events);
  const scans = wants(OF_SCANS) ? await loadEndedScans(events) : [];
  const news = changes.filter(({ isNews }) => isNews);
  for (const rule of rules) {
    const isSince = ({ at }: { at: Date }) => at >= rule.activeSince;
    const items = [
      ...(await detectionItems(rule, news.filter(isSince))),
      ...agentItems(rule, events.filter(isSince), agents),
      ...scanItems(rule, scans.filter(isSince)),
    ];
    await tell(client, rule, items, position.now);
  }
  return changes.length === MAX_CHANGES || transitions.length === MAX_TRANSITIONS;
}

type Position = { xid: string; changeId: string; horizon: string; now: Date };
type Change = DetectionChange & { id: string; xid: string; isNews: boolean };

const FIRST_ID = "00000000-0000-0000-0000-000000000000";
const IS_TOLD = `kind IN ('FOUND', 'REOPENED')`;
/** The oldest transaction that is still under way: those before it are over, and what they wrote is there to be read. */
const HORIZON = "pg_snapshot_xmin(pg_current_snapshot())";

/** A look that locks and writes nothing: most rounds end with it. */
async function hasNews(): Promise<boolean> {
  const { rows } = await pool.query<{ news: boolean }>({
    name: "notification-news",
    text: `SELECT EXISTS (SELECT FROM "Transition")
             OR EXISTS (SELECT FROM "NotificationPosition" p WHERE p.xid > ${HORIZON})
             OR EXISTS (SELECT FROM "DetectionChange" c, "NotificationPosition" p WHERE ${IS_TOLD}
               AND c."changedXid" >= p.xid AND (c."changedXid", c.id) > (p.xid, p."changeId")
               AND c."changedXid" < ${HORIZON}) AS news`,
  });
  return rows[0]?.news ?? false;
}

async function lockPosition(client: pg.PoolClient): Promise<Position | undefined> {
  const { rows } = await client.query<Position>(
    `SELECT least(xid, ${HORIZON})::text AS xid, "changeId", ${HORIZON}::text AS horizon, now() AS now
     FROM "NotificationPosition" FOR UPDATE SKIP LOCKED`,
  );
  return rows[0];
}

/** The next changes after the position, which then stands behind them. */
async function takeChanges(client: pg.PoolClient, { xid, changeId, horizon }: Position): Promise<Change[]> {
  const { rows } = await client.query<Change>(
    `SELECT id, "detectionId", kind::text AS kind, at, "changedXid"::text AS xid,
       at > now() - interval '${NEWS_DAYS} days' AS "isNews"
     FROM "DetectionChange"
     WHERE ${IS_TOLD} AND "changedXid" >= $1::xid8 AND ("changedXid", id) > ($1::xid8, $2::uuid) AND "changedXid" < $3::xid8
     ORDER BY "changedXid", id LIMIT ${MAX_CHANGES}`,
    [xid, changeId, horizon],
  );
  const last = rows.at(-1) ?? { xid, id: changeId };
  await client.query(`UPDATE "NotificationPosition" SET xid = $1::xid8, "changeId" = $2`, [
    last.xid,
    last.id,
  ]);
  return rows;
}

/** No rule tells of detections: rules that are made later tell of what happens then. */
async function skipChanges(client: pg.PoolClient, { horizon }: Position): Promise<Change[]> {
  await client.query(`UPDATE "NotificationPosition" SET xid = $1::xid8, "changeId" = $2`, [
    horizon,
    FIRST_ID,
  ]);
  return [];
}

async function takeTransitions(client: pg.PoolClient): Promise<(Transition & { isNews: boolean })[]> {
  const { rows } = await client.query<Transition & { isNews: boolean }>(
    `DELETE FROM "Transition" WHERE id IN (SELECT id FROM "Transition" ORDER BY id LIMIT ${MAX_TRANSITIONS})
     RETURNING kind::text AS kind, "subjectId", at, at > now() - interval '${NEWS_DAYS} days' AS "isNews"`,
  );
  return rows;
}

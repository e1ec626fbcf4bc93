import { metricsPool } from "../db.ts";
import type { AgentHealth, NotificationChannelKind } from "../generated/prisma/enums.ts";

/** What the database tells of the whole system. */
export type Fleet = {
  agentsByHealth: Partial<Record<AgentHealth, number>>;
  activeScans: number;
  /** To be handed out now or after a delay; at most 100,000, as all numbers of waiting assignments. */
  queued: number;
  /** Of paused scans, or outside their hours. */
  held: number;
  running: number;
  /** How long the oldest assignment that could be handed out has waited, in seconds; 0 without any. */
  oldestUnclaimedSeconds: number;
  eventsProcessed: number;
  detectionsCreated: number;
  /** Messages of notifications by kind of channel; the oldest 10,000 of those that wait are counted, and the latest 10,000 of those given up. */
  messages: {
    kind: NotificationChannelKind;
    /** HELD: its channel is switched off. DEAD: given up, and kept still. */
    state: "QUEUED" | "HELD" | "DEAD";
    count: number;
  }[];
  /** For how long the oldest message that is to be sent has waited, in seconds; 0 without any. */
  oldestMessageSeconds: number;
  /** The first 1,000 agents that were not thrown out, and all others as one. */
  agents: FleetAgent[];
};

/** What one agent said last, or what the others said in sum. */
export type FleetAgent = {
  /** Its id; null for the sum of others. */
  id: string | null;
  hostname: string;
  health: AgentHealth;
  activity: "IDLE" | "SCANNING" | "ERROR";
  /** In seconds since 1970; the oldest of others. */
  lastHeartbeatAt: number;
  runningCount: number;
  resultCount: number;
  errorCount: number;
  spoolBytes: number;
  spoolLimitBytes: number;
  spoolRecords: number;
  memoryBytes: number;
  cpu: number;
  /** The worst of others. */
  eventLoopMs: number;
  /** By scanner. */
  runs: Record<string, { runCount: number; failureCount: number }>;
};

/** Waiting assignments are counted up to this many. */
const MAX_COUNTED = 100_000;

/** Messages of one state are counted up to this many: they lie far apart, between those that were sent. */
const MAX_MESSAGES = 10_000;

/** Agents told apart; all others are one: the number of time series stays bounded. */
const MAX_AGENTS = 1000;

/** One statement, by indexes over what is open: history does not make it slower. */
const LOAD_FLEET = `
WITH waiting AS MATERIALIZED (
  SELECT held, "notBefore" FROM "Assignment" WHERE state = 'QUEUED' LIMIT ${MAX_COUNTED}
), running AS MATERIALIZED (
  SELECT "agentId", count(*)::int AS count FROM "Assignment" WHERE state = 'RUNNING' GROUP BY "agentId"
), placed AS MATERIALIZED (
  SELECT least(row_number() OVER (ORDER BY a.id), ${MAX_AGENTS} + 1) AS place, a.id, a.hostname, a.health, s.*
  FROM "Agent" a JOIN "AgentStatus" s ON s."agentId" = a.id
  WHERE a.health <> 'REVOKED' AND a."forgottenAt" IS NULL
), messages AS MATERIALIZED (
  SELECT "channelId", state, "queuedAt" FROM ((
    SELECT "channelId", state, "queuedAt" FROM "NotificationDelivery" WHERE state = 'QUEUED' ORDER BY id LIMIT ${MAX_MESSAGES}
  ) UNION ALL (
    SELECT "channelId", state, "queuedAt" FROM "NotificationDelivery" WHERE state = 'DEAD' ORDER BY id DESC LIMIT ${MAX_MESSAGES}
  )) m
), told AS (
  SELECT c.kind, CASE WHEN m.state = 'DEAD' THEN 'DEAD' WHEN c.enabled THEN 'QUEUED' ELSE 'HELD' END AS state,
    count(*)::int AS count, min(m."queuedAt") AS oldest
  FROM messages m JOIN "NotificationChannel" c ON c.id = m."channelId" GROUP BY 1, 2
), runs AS (
  SELECT place, jsonb_object_agg(scanner, jsonb_build_object('runCount', runs, 'failureCount', failures)) AS runs
  FROM (SELECT place, r.scanner, sum(r."runCount") AS runs, sum(r."failureCount") AS failures
        FROM placed, jsonb_to_recordset("scannerRuns") AS r(scanner text, "runCount" bigint, "failureCount" bigint)
        GROUP BY place, r.scanner) s GROUP BY place
), agents AS (
  SELECT p.place, CASE WHEN p.place <= ${MAX_AGENTS} THEN min(p.id::text) END AS id, min(hostname) AS hostname,
    min(health) AS health, min(activity) AS activity, extract(epoch FROM min("lastHeartbeatAt"))::float8 AS "lastHeartbeatAt",
    coalesce(sum(running.count), 0) AS "runningCount", sum("resultCount") AS "resultCount",
    sum("errorCount") AS "errorCount", sum("spoolBytes") AS "spoolBytes", sum("spoolLimitBytes") AS "spoolLimitBytes",
    sum("spoolRecords") AS "spoolRecords", sum("memoryBytes") AS "memoryBytes", sum(cpu) AS cpu,
    max("eventLoopMs") AS "eventLoopMs"
  FROM placed p LEFT JOIN running ON running."agentId" = p.id GROUP BY p.place
)
SELECT
  (SELECT coalesce(jsonb_object_agg(health, count), '{}')
   FROM (SELECT health, count(*) FROM "Agent" WHERE "forgottenAt" IS NULL GROUP BY health) h) AS "agentsByHealth",
  (SELECT count(*)::int FROM "Scan" WHERE "finishedAt" IS NULL) AS "activeScans",
  (SELECT count(*)::int FROM waiting WHERE NOT held) AS queued,
  (SELECT count(*)::int FROM waiting WHERE held) AS held,
  (SELECT coalesce(sum(count), 0)::int FROM running) AS running,
  (SELECT coalesce(jsonb_agg(to_jsonb(agents) - 'place' || jsonb_build_object('runs', coalesce(runs.runs, '{}'))), '[]')
   FROM agents LEFT JOIN runs USING (place)) AS agents,
  (SELECT coalesce(extract(epoch FROM now() - min("notBefore")), 0)::float8 FROM waiting
   WHERE NOT held AND "notBefore" <= now()) AS "oldestUnclaimedSeconds",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'state', state, 'count', count)), '[]') FROM told) AS messages,
  (SELECT coalesce(extract(epoch FROM now() - min(oldest)), 0)::float8 FROM told WHERE state = 'QUEUED') AS "oldestMessageSeconds",
  (SELECT coalesce(sum(value), 0)::float8 FROM "Counter" WHERE name = 'events') AS "eventsProcessed",
  (SELECT coalesce(sum(value), 0)::float8 FROM "Counter" WHERE name = 'detections') AS "detectionsCreated"`;

const FRESH_MS = 3000;
/** A scrape waits this long; Prometheus itself gives up after ten seconds. */
const MAX_WAIT_MS = 2000;

type Load = { at: number; fleet: Promise<Fleet | null>; isOver: boolean };
let latest: Load | undefined;

/**
 * The whole system as of three seconds ago at most, however many scrape; null where the database does not tell it within
 * two seconds. One statement at a time is under way.
 */
export async function loadFleet(): Promise<Fleet | null> {
  if (!latest || (latest.isOver && Date.now() - latest.at > FRESH_MS)) latest = startLoad();
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), MAX_WAIT_MS);
  });
  return Promise.race([latest.fleet, tooLate]).finally(() => clearTimeout(timer));
}

function startLoad(): Load {
  const load: Load = { at: Date.now(), fleet: readFleet(), isOver: false };
  void load.fleet.finally(() => {
    load.isOver = true;
  });
  return load;
}

/** Null where it fails: the head says that by a metric of its own, and its log by what else fails then. */
async function readFleet(): Promise<Fleet | null> {
  try {
    const { rows } = await metricsPool.query<Fleet>({ name: "load-fleet", text: LOAD_FLEET });
    return rows[0] ?? null;
  } catch {
    return null;
  }
}

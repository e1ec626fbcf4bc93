import { metricsPool } from "../db.ts";
import type { AgentHealth } from "../generated/prisma/enums.ts";

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
};

/** Waiting assignments are counted up to this many. */
const MAX_COUNTED = 100_000;

/** One statement, by indexes over what is open: history does not make it slower. */
const LOAD_FLEET = `
WITH waiting AS MATERIALIZED (
  SELECT held, "notBefore" FROM "Assignment" WHERE state = 'QUEUED' LIMIT ${MAX_COUNTED}
)
SELECT
  (SELECT coalesce(jsonb_object_agg(health, count), '{}')
   FROM (SELECT health, count(*) FROM "Agent" GROUP BY health) h) AS "agentsByHealth",
  (SELECT count(*)::int FROM "Scan" WHERE "finishedAt" IS NULL) AS "activeScans",
  (SELECT count(*)::int FROM waiting WHERE NOT held) AS queued,
  (SELECT count(*)::int FROM waiting WHERE held) AS held,
  (SELECT count(*)::int FROM "Assignment" WHERE state = 'RUNNING') AS running,
  (SELECT coalesce(extract(epoch FROM now() - min("notBefore")), 0)::float8 FROM waiting
   WHERE NOT held AND "notBefore" <= now()) AS "oldestUnclaimedSeconds",
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

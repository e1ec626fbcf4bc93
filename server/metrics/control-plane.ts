import { pool } from "../db.ts";
import type { AgentHealth } from "../generated/prisma/enums.ts";

/** The numbers of the whole system. */
export type ControlPlane = {
  registeredAgents: number;
  activeScans: number;
  eventsProcessed: number;
  detectionsCreated: number;
  agentsByHealth: { health: AgentHealth; count: number }[];
};

const FRESH_MS = 500;
let latest: { at: number; value: Promise<ControlPlane> } | undefined;

/** The numbers as of half a second ago at most: however many dashboards ask, the database counts twice a second. */
export function loadControlPlane(): Promise<ControlPlane> {
  if (!latest || Date.now() - latest.at > FRESH_MS) latest = { at: Date.now(), value: countControlPlane() };
  return latest.value;
}

async function countControlPlane(): Promise<ControlPlane> {
  const { rows } = await pool.query({
    name: "control-plane",
    text: `SELECT
      (SELECT coalesce(jsonb_agg(jsonb_build_object('health', health, 'count', count)), '[]')
       FROM (SELECT health, count(*) FROM "Agent" WHERE "forgottenAt" IS NULL GROUP BY health) AS h) AS "agentsByHealth",
      (SELECT count(*)::int FROM "Scan" WHERE "finishedAt" IS NULL) AS "activeScans",
      (SELECT coalesce(sum(value), 0) FROM "Counter" WHERE name = 'events')::float8 AS "eventsProcessed",
      (SELECT coalesce(sum(value), 0) FROM "Counter" WHERE name = 'detections')::float8 AS "detectionsCreated"`,
  });
  const counts = rows[0] as Omit<ControlPlane, "registeredAgents">;
  const registeredAgents = counts.agentsByHealth.reduce(
    (sum, { health, count }) => sum + (health === "REVOKED" ? 0 : count),
    0,
  );
  return { ...counts, registeredAgents };
}

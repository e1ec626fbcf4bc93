import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { batched } from "../batch.ts";
import { config } from "../config.ts";
import { pool, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { announce, publish } from "../pubsub.ts";
import type { Capability, Labels } from "./capability.ts";

/** What an agent says of itself with each heartbeat. */
export type Status = {
  agentId: string;
  activity: "IDLE" | "SCANNING" | "ERROR";
  freeSlots: number;
  load: number;
  memoryBytes: number;
  resultCount: number;
  errorCount: number;
  spoolBytes: number;
  /** How far its clock is ahead of the head's, in milliseconds; null where it has not measured it. */
  clockSkewMs: number | null;
  problem: string | null;
  /** Null for an agent that does not measure them. */
  metrics: Measures | null;
};

/** What an agent measures of itself, as AgentStatus keeps it. */
export type Measures = {
  cpu: number;
  eventLoopMs: number;
  spoolRecords: number;
  spoolLimitBytes: number;
  scannerRuns: ScannerRuns[];
};

/** Attempts of a scanner that ended since its agent started, and those of them that did not end well. */
export type ScannerRuns = { scanner: string; runCount: number; failureCount: number };

/** What the head knows of an agent that decides what it may be given. */
export type Standing = {
  id: string;
  labels: Labels;
  capabilities: Capability[];
  reach: string[];
  /** What its owner allows, as JSON text; "{}" where there is no work to decide on. */
  policy: string;
  /** It is drained, or waits for approval. */
  takesNothing: boolean;
  slots: number;
  /** Something waits in the queue that could be for it: looking there is worth a transaction. */
  hasWork: boolean;
};

const UNMEASURED: Measures = { cpu: 0, eventLoopMs: 0, spoolRecords: 0, spoolLimitBytes: 0, scannerRuns: [] };

/**
 * Stores what a heartbeat says, many agents at a time, and brings silent agents back ONLINE. Waits for no disk: if the
 * database's machine dies within the second, the next heartbeat says it again.
 * Resolves once others see it, with how the agent stands; null for one that is gone.
 */
export const recordStatus = batched(async (statuses: Status[]): Promise<(Standing | null)[]> => {
  const latest = [...new Map(statuses.map((status) => [status.agentId, status])).values()];
  latest.sort((a, b) => (a.agentId < b.agentId ? -1 : 1)); // one lock order for all heads
  const { rows } = await pool.query<Standing>({
    name: "record-status",
    text: `WITH input AS MATERIALIZED (
             SELECT * FROM jsonb_to_recordset($1) AS x("agentId" uuid, activity "AgentActivity", "freeSlots" int,
               load float8, "memoryBytes" bigint, "resultCount" int, "errorCount" int, "spoolBytes" bigint, "clockSkewMs" float8, problem text,
               cpu float8, "eventLoopMs" float8, "spoolRecords" int, "spoolLimitBytes" bigint, "scannerRuns" jsonb)
           ), revived AS (
             UPDATE "Agent" a SET health = 'ONLINE', "healthSince" = now() FROM input i
             WHERE a.id = i."agentId" AND a.health IN ('STALE', 'OFFLINE')
               AND EXISTS (SELECT 1 FROM "AgentSession" n WHERE n."agentId" = a.id) -- not after its goodbye
           ), recorded AS (
             UPDATE "AgentStatus" s SET "lastHeartbeatAt" = now(), activity = i.activity, "freeSlots" = i."freeSlots",
               load = i.load, "memoryBytes" = i."memoryBytes", "resultCount" = i."resultCount",
               "errorCount" = i."errorCount", "spoolBytes" = i."spoolBytes", problem = i.problem,
               "clockSkewMs" = i."clockSkewMs", cpu = i.cpu,
               "eventLoopMs" = i."eventLoopMs", "spoolRecords" = i."spoolRecords",
               "spoolLimitBytes" = i."spoolLimitBytes", "scannerRuns" = i."scannerRuns"
             FROM input i WHERE s."agentId" = i."agentId"
           )
           SELECT id, labels, capabilities, reach, draining OR health = 'PENDING' AS "takesNothing", slots, work.there AS "hasWork",
             CASE WHEN work.there THEN policy::text ELSE '{}' END AS policy
           FROM "Agent" a JOIN input i ON i."agentId" = a.id CROSS JOIN
             (SELECT EXISTS (SELECT 1 FROM "Assignment" q WHERE q.state = 'QUEUED' AND NOT q.held) AS there) work,
             set_config('synchronous_commit', 'off', true)`,
    values: [
      JSON.stringify(latest.map(({ metrics, ...status }) => ({ ...status, ...(metrics ?? UNMEASURED) }))),
    ],
  });
  announce(
    "agentChanged",
    latest.map((status) => status.agentId),
  );
  const standings = new Map(rows.map((row) => [row.id, row]));
  return statuses.map(({ agentId }) => standings.get(agentId) ?? null);
});

/** The agent says goodbye: it is OFFLINE until it registers or reports again. Its session ends. */
export async function deregisterAgent(agentId: string, by: Origin = SYSTEM): Promise<void> {
  await transaction(async (client) => {
    await client.query(`DELETE FROM "AgentSession" WHERE "agentId" = $1`, [agentId]);
    await client.query(
      `UPDATE "Agent" SET health = 'OFFLINE', "healthSince" = now() WHERE id = $1 AND health NOT IN ('REVOKED', 'PENDING')`,
      [agentId],
    );
    await client.query(`UPDATE "AgentStatus" SET activity = 'IDLE', "freeSlots" = 0 WHERE "agentId" = $1`, [
      agentId,
    ]);
    await recordAct(client, by, { act: "agent.deregister", subject: `agent:${agentId}` });
  });
  announce("agentChanged", [agentId]);
  publish("callerEnded", { agentId });
}

/**
 * Marks agents STALE that were silent too long, and says so at that moment. Safe on every head: the row that one head
 * changes, the others no longer find.
 */
export async function markStaleAgents(): Promise<void> {
  const { rows } = await pool.query<{ id: string }>({
    name: "mark-stale",
    text: `UPDATE "Agent" a SET health = 'STALE', "healthSince" = now() FROM "AgentStatus" s
           WHERE s."agentId" = a.id AND a.health = 'ONLINE' AND s."lastHeartbeatAt" < now() - make_interval(secs => $1)
           RETURNING a.id`,
    values: [config.STALE_AFTER_SECONDS],
  });
  announce(
    "agentChanged",
    rows.map((row) => row.id),
  );
}

/**
 * Draining: the agent finishes what it runs and gets nothing new, until it is called back. Throws AGENT_NOT_FOUND.
 */
export async function setDraining(agentId: string, draining: boolean, by: Origin = SYSTEM): Promise<void> {
  await transaction(async (client) => {
    const { rows } = await client.query<{ before: boolean }>(
      `UPDATE "Agent" a SET draining = $2 FROM (SELECT id, draining FROM "Agent" WHERE id = $1 FOR UPDATE) AS b
       WHERE a.id = b.id RETURNING b.draining AS before`,
      [agentId, draining],
    );
    if (!rows[0]) throw new AppError("AGENT_NOT_FOUND", `There is no agent with the id "${agentId}".`);
    const change = { before: { draining: rows[0].before }, after: { draining } };
    await recordAct(client, by, { act: "agent.drain", subject: `agent:${agentId}`, ...change });
  });
  announce("agentChanged", [agentId]);
}

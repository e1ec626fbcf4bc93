import { assertEnrollment } from "../access/enrollment.ts";
import { createToken, hashToken } from "../access/token.ts";
import { batched } from "../batch.ts";
import { config } from "../config.ts";
import { pool, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { announce } from "../pubsub.ts";
import type { Capability, Labels } from "./capability.ts";

/** What an agent says of itself when it registers. */
export type Registration = {
  enrollmentToken: string;
  identity: string;
  hostname: string;
  addresses: string[];
  version: string;
  labels: Labels;
  capabilities: Capability[];
  policy: unknown;
  slots: number;
};

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
};

/**
 * Registers an agent, or registers it again: one row for each identity, a new session each time (the old one is void).
 * Throws ENROLLMENT_REFUSED or AGENT_REVOKED.
 */
export async function registerAgent(
  registration: Registration,
): Promise<{ agentId: string; sessionToken: string }> {
  await assertEnrollment(registration.enrollmentToken);
  const sessionToken = createToken("agent");
  const agentId = await transaction(async (client) => {
    const { rows } = await client.query<{ id: string; health: string }>(
      `INSERT INTO "Agent" (identity, hostname, addresses, version, labels, capabilities, policy, slots)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (identity) DO UPDATE SET hostname = $2, addresses = $3, version = $4, labels = $5, capabilities = $6,
         policy = $7, slots = $8, "registeredAt" = now(),
         "healthSince" = CASE WHEN "Agent".health IN ('STALE', 'OFFLINE') THEN now() ELSE "Agent"."healthSince" END,
         health = CASE WHEN "Agent".health = 'REVOKED' THEN 'REVOKED'::"AgentHealth" ELSE 'ONLINE' END
       RETURNING id, health::text AS health`,
      [
        registration.identity,
        registration.hostname,
        registration.addresses,
        registration.version,
        JSON.stringify(registration.labels),
        JSON.stringify(registration.capabilities),
        JSON.stringify(registration.policy),
        registration.slots,
      ],
    );
    const agent = rows[0];
    if (!agent || agent.health === "REVOKED") {
      throw new AppError(
        "AGENT_REVOKED",
        `The agent "${registration.identity}" was thrown out by an operator.`,
      );
    }
    await client.query(
      `INSERT INTO "AgentStatus" ("agentId") VALUES ($1) ON CONFLICT ("agentId") DO UPDATE SET "lastHeartbeatAt" = now()`,
      [agent.id],
    );
    await client.query(
      `INSERT INTO "AgentSession" ("agentId", "tokenHash") VALUES ($1, $2)
       ON CONFLICT ("agentId") DO UPDATE SET "tokenHash" = $2, "createdAt" = now()`,
      [agent.id, hashToken(sessionToken)],
    );
    return agent.id;
  });
  announce("agentChanged", [agentId]);
  return { agentId, sessionToken };
}

/**
 * Stores what a heartbeat says, many agents at a time, and brings silent agents back ONLINE.
 * Resolves once it is committed.
 */
export const recordStatus = batched(async (statuses: Status[]): Promise<undefined[]> => {
  const latest = [...new Map(statuses.map((status) => [status.agentId, status])).values()];
  latest.sort((a, b) => (a.agentId < b.agentId ? -1 : 1)); // one lock order for all heads
  await pool.query({
    name: "record-status",
    text: `WITH input AS MATERIALIZED (
             SELECT * FROM jsonb_to_recordset($1) AS x("agentId" uuid, activity "AgentActivity", "freeSlots" int,
               load float8, "memoryBytes" bigint, "resultCount" int, "errorCount" int, "spoolBytes" bigint)
           ), revived AS (
             UPDATE "Agent" a SET health = 'ONLINE', "healthSince" = now() FROM input i
             WHERE a.id = i."agentId" AND a.health IN ('STALE', 'OFFLINE')
               AND EXISTS (SELECT 1 FROM "AgentSession" n WHERE n."agentId" = a.id) -- not after its goodbye
           )
           UPDATE "AgentStatus" s SET "lastHeartbeatAt" = now(), activity = i.activity, "freeSlots" = i."freeSlots",
             load = i.load, "memoryBytes" = i."memoryBytes", "resultCount" = i."resultCount",
             "errorCount" = i."errorCount", "spoolBytes" = i."spoolBytes"
           FROM input i WHERE s."agentId" = i."agentId"`,
    values: [JSON.stringify(latest)],
  });
  announce(
    "agentChanged",
    latest.map((status) => status.agentId),
  );
  return statuses.map(() => undefined);
});

/** The agent says goodbye: it is OFFLINE until it registers or reports again. Its session ends. */
export async function deregisterAgent(agentId: string): Promise<void> {
  await transaction(async (client) => {
    await client.query(`DELETE FROM "AgentSession" WHERE "agentId" = $1`, [agentId]);
    await client.query(
      `UPDATE "Agent" SET health = 'OFFLINE', "healthSince" = now() WHERE id = $1 AND health <> 'REVOKED'`,
      [agentId],
    );
    await client.query(`UPDATE "AgentStatus" SET activity = 'IDLE', "freeSlots" = 0 WHERE "agentId" = $1`, [
      agentId,
    ]);
  });
  announce("agentChanged", [agentId]);
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

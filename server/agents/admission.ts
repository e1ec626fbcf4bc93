import { END_LEASES } from "../assignments/lease.ts";
import { type Origin, recordAct } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import type { AgentHealth } from "../generated/prisma/enums.ts";
import { announce, publish } from "../pubsub.ts";

type Admission = { act: "agent.approve" | "agent.revoke"; statement: string };

const APPROVE: Admission = {
  act: "agent.approve",
  statement: `UPDATE "Agent" SET "healthSince" = now(),
      health = CASE health WHEN 'PENDING' THEN 'ONLINE' ELSE 'OFFLINE' END::"AgentHealth"
    WHERE id = $1 AND health IN ('PENDING', 'REVOKED') RETURNING old.health::text AS before, health::text AS after`,
};

const REVOKE: Admission = {
  act: "agent.revoke",
  statement: `WITH ended AS (DELETE FROM "AgentSession" WHERE "agentId" = $1),
      released AS (${END_LEASES})
    UPDATE "Agent" SET health = 'REVOKED', "healthSince" = now()
    WHERE id = $1 AND health <> 'REVOKED' RETURNING old.health::text AS before, health::text AS after`,
};

/** Lets an agent work that waits for that, or lets one that was thrown out register again. Throws AGENT_NOT_FOUND. */
export async function approveAgent(agentId: string, by: Origin): Promise<void> {
  await change(agentId, APPROVE, by);
}

/**
 * Throws an agent out: its session is void at once, it can't register again, and what it runs goes back to the queue.
 * Throws AGENT_NOT_FOUND.
 */
export async function revokeAgent(agentId: string, by: Origin): Promise<void> {
  await change(agentId, REVOKE, by);
  publish("callerEnded", { agentId });
}

async function change(agentId: string, { act, statement }: Admission, by: Origin): Promise<void> {
  await transaction(async (client) => {
    const { rows: known } = await client.query<{ identity: string }>(
      `SELECT identity FROM "Agent" WHERE id = $1 FOR NO KEY UPDATE`,
      [agentId],
    );
    if (!known[0]) throw new AppError("AGENT_NOT_FOUND", `There is no agent with the id "${agentId}".`);
    const { rows } = await client.query<{ before: AgentHealth; after: AgentHealth }>(statement, [agentId]);
    if (!rows[0]) return;
    const before = { ...known[0], health: rows[0].before };
    await recordAct(client, by, {
      act,
      subject: `agent:${agentId}`,
      before,
      after: { health: rows[0].after },
    });
  });
  announce("agentChanged", [agentId]);
}

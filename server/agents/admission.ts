import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { announce, publish } from "../pubsub.ts";

/**
 * Lets an agent work that waits for that, or lets one that was thrown out register again. Throws AGENT_NOT_FOUND.
 */
export async function approveAgent(agentId: string): Promise<void> {
  await change(
    agentId,
    `UPDATE "Agent" SET "healthSince" = now(), health = CASE health WHEN 'PENDING' THEN 'ONLINE' ELSE 'OFFLINE' END::"AgentHealth"
     WHERE id = $1 AND health IN ('PENDING', 'REVOKED')`,
  );
}

/**
 * Throws an agent out: its session is void at once, it can't register again, and what it runs goes back to the queue.
 * Throws AGENT_NOT_FOUND.
 */
export async function revokeAgent(agentId: string): Promise<void> {
  await change(
    agentId,
    `WITH ended AS (DELETE FROM "AgentSession" WHERE "agentId" = $1),
          released AS (UPDATE "Assignment" SET "leaseExpiresAt" = now() WHERE "agentId" = $1 AND state = 'RUNNING')
     UPDATE "Agent" SET health = 'REVOKED', "healthSince" = now() WHERE id = $1 AND health <> 'REVOKED'`,
  );
  publish("callerEnded", { agentId });
}

async function change(agentId: string, statement: string): Promise<void> {
  await transaction(async (client) => {
    const { rowCount } = await client.query(`SELECT 1 FROM "Agent" WHERE id = $1 FOR NO KEY UPDATE`, [
      agentId,
    ]);
    if (rowCount === 0) throw new AppError("AGENT_NOT_FOUND", `There is no agent with the id "${agentId}".`);
    await client.query(statement, [agentId]);
  });
  announce("agentChanged", [agentId]);
}

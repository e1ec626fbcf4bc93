import type pg from "pg";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { config } from "../config.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { announce, publish } from "../pubsub.ts";

/** Agents of one round; what is left waits for the next. */
const BATCH = 100;

/**
 * Forgets an agent that is not there any more: lists, numbers and placement leave it out, and its session ends. What it found
 * keeps showing it, and it is back with everything when it registers again. One that is forgotten already stays as it is.
 * @throws AGENT_NOT_FOUND, or AGENT_ALIVE for one that is online
 */
export async function forgetAgent(agentId: string, by: Origin): Promise<void> {
  const isForgotten = await transaction(async (client) => {
    const { rows } = await client.query<{ hostname: string; health: string; forgottenAt: Date | null }>(
      `SELECT hostname, health::text AS health, "forgottenAt" FROM "Agent" WHERE id = $1 FOR NO KEY UPDATE`,
      [agentId],
    );
    const [agent] = rows;
    if (!agent) throw new AppError("AGENT_NOT_FOUND", `There is no agent with the id "${agentId}".`);
    if (agent.health === "ONLINE")
      throw new AppError("AGENT_ALIVE", `The agent ${agent.hostname} is online. Stop it, or throw it out.`);
    if (agent.forgottenAt) return false;
    await forget(client, agentId, by);
    return true;
  });
  if (isForgotten) tell(agentId);
}

/**
 * Forgets agents that were silent for AGENT_RETENTION_DAYS, but those that were thrown out: pods that were replaced, machines
 * that are gone. Safe on every head: rows that one head changes, the others skip.
 * @returns how many
 */
export async function forgetSilentAgents(days = config.AGENT_RETENTION_DAYS): Promise<number> {
  if (days === 0) return 0;
  const ids = await transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>({
      name: "silent-agents",
      text: `SELECT a.id FROM "Agent" a JOIN "AgentStatus" s ON s."agentId" = a.id
             WHERE a."forgottenAt" IS NULL AND a.health IN ('PENDING', 'STALE', 'OFFLINE')
               AND s."lastHeartbeatAt" < now() - make_interval(days => $1)
             ORDER BY a.id LIMIT ${BATCH} FOR NO KEY UPDATE OF a SKIP LOCKED`,
      values: [days],
    });
    for (const { id } of rows) await forget(client, id, SYSTEM);
    return rows.map(({ id }) => id);
  });
  for (const id of ids) tell(id);
  return ids.length;
}

async function forget(client: pg.PoolClient, agentId: string, by: Origin): Promise<void> {
  await client.query(`DELETE FROM "AgentSession" WHERE "agentId" = $1`, [agentId]);
  await client.query(`UPDATE "Agent" SET "forgottenAt" = now() WHERE id = $1`, [agentId]);
  await recordAct(client, by, { act: "agent.forget", subject: `agent:${agentId}` });
}

function tell(agentId: string): void {
  announce("agentChanged", [agentId]);
  publish("callerEnded", { agentId });
}

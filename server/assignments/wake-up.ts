import { loadAgentFacts } from "../agents/facts.ts";
import { publish } from "../pubsub.ts";
import { distribute, type Requirement } from "./placement.ts";

/** Tells one agent to heartbeat now. Carries nothing else; a lost wake-up costs at most one heartbeat interval. */
export function wakeAgent(agentId: string): void {
  publish(`wakeUp:${agentId}`, {});
}

/**
 * Wakes agents for assignments that just became available: those that would get them now, each once. No more agents
 * than assignments, so that one assignment does not wake a fleet.
 */
export async function wakeAgentsFor(queue: Requirement[]): Promise<void> {
  if (queue.length === 0) return;
  const agents = (await loadAgentFacts()).filter(
    (agent) => agent.health === "ONLINE" && !agent.draining && !agent.offHours,
  );
  const placed = distribute(queue.slice(0, totalSlots(agents)), agents);
  for (const agentId of new Set(placed.map((placement) => placement.agentId))) wakeAgent(agentId);
}

function totalSlots(agents: { freeSlots: number }[]): number {
  return agents.reduce((sum, agent) => sum + agent.freeSlots, 0);
}

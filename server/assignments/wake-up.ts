import { loadAgentFacts } from "../agents/facts.ts";
import { publish } from "../pubsub.ts";
import { misfit, type Requirement } from "./placement.ts";

/** Tells one agent to heartbeat now. Carries nothing else; a lost wake-up costs at most one heartbeat interval. */
export function wakeAgent(agentId: string): void {
  publish(`wakeUp:${agentId}`, {});
}

/**
 * Wakes agents for assignments that just became available: for each, the fitting online agent with most free slots
 * that was not woken for another. No more agents than assignments, so that one assignment does not wake a fleet.
 */
export async function wakeAgentsFor(queue: Requirement[]): Promise<void> {
  const agents = (await loadAgentFacts()).filter((agent) => agent.health === "ONLINE" && agent.freeSlots > 0);
  agents.sort((a, b) => b.freeSlots - a.freeSlots);
  const slots = new Map(agents.map((agent) => [agent.id, agent.freeSlots]));
  const woken = new Set<string>();
  for (const requirement of queue) {
    const agent = agents.find(
      ({ id, ...facts }) => (slots.get(id) ?? 0) > 0 && !misfit(requirement, { id, ...facts }),
    );
    if (!agent) continue;
    slots.set(agent.id, (slots.get(agent.id) ?? 0) - 1);
    woken.add(agent.id);
  }
  for (const agentId of woken) wakeAgent(agentId);
}

import { recentAgentFacts } from "../agents/facts.ts";
import { publish } from "../pubsub.ts";
import { distribute, type Requirement } from "./placement.ts";

/** Tells one agent to heartbeat now. Carries nothing else; a lost wake-up costs at most one heartbeat interval. */
export function wakeAgent(agentId: string): void {
  publish(`wakeUp:${agentId}`, {});
}

/** Until a woken agent has reported, its stored free slots are those before it took the work. In milliseconds. */
const REPORT_MS = 1000;
/** Wake-ups of the last second, by agent: slots that are spoken for already. */
const hinted = new Map<string, { count: number; until: number }>();

/**
 * Wakes agents for assignments that just became available: those that would get them now, each once. No more agents
 * than assignments, so that one assignment does not wake a fleet; and not the same one for each of many, so that work
 * spreads. Agents of about the same load are taken at random, as several heads may choose at once.
 */
export async function wakeAgentsFor(queue: Requirement[]): Promise<void> {
  if (queue.length === 0) return;
  const agents = (await recentAgentFacts())
    .filter((agent) => agent.health === "ONLINE" && !agent.draining && !agent.offHours)
    .map((agent) => ({
      ...agent,
      freeSlots: Math.max(0, agent.freeSlots - hintsFor(agent.id)),
      load: agent.load + Math.random(),
    }));
  const placed = distribute(queue.slice(0, totalSlots(agents)), agents);
  for (const { agentId } of placed) countHint(agentId);
  for (const agentId of new Set(placed.map((placement) => placement.agentId))) wakeAgent(agentId);
}

function hintsFor(agentId: string): number {
  const hints = hinted.get(agentId);
  if (hints && hints.until > Date.now()) return hints.count;
  hinted.delete(agentId);
  return 0;
}

function countHint(agentId: string): void {
  hinted.set(agentId, { count: hintsFor(agentId) + 1, until: Date.now() + REPORT_MS });
}

function totalSlots(agents: { freeSlots: number }[]): number {
  return agents.reduce((sum, agent) => sum + agent.freeSlots, 0);
}

import { type AgentFacts, recentAgentFacts } from "../agents/facts.ts";
import { logger } from "../logger.ts";
import { publish } from "../pubsub.ts";
import { distribute, type Requirement } from "./placement.ts";

/** Tells one agent to heartbeat now. Carries nothing else; a lost wake-up costs at most one heartbeat interval. */
export function wakeAgent(agentId: string): void {
  publish(`wakeUp:${agentId}`, {});
}

/** Until a woken agent has reported, its stored free slots are those before it took the work. In milliseconds. */
const REPORT_MS = 1000;
/** Facts of this age still tell whom to wake: who went away since is found out a moment later. In milliseconds. */
const USABLE_MS = 2000;
/** Wake-ups of the last second, by agent: slots that are spoken for already. */
const hinted = new Map<string, { count: number; until: number }>();
/** When to look again for what found no agent: the facts may have been a moment old. In milliseconds. */
const LOOK_AGAIN_MS = [300, REPORT_MS + 200];

/**
 * Wakes agents for assignments that just became available: those that would get them now, each once. No more agents
 * than assignments, so that one assignment does not wake a fleet; and not the same one for each of many, so that work
 * spreads. Agents of about the same load are taken at random, as several heads may choose at once. Where all that fit
 * are busy, the first that ends something finds the work with the heartbeat that says so.
 */
export async function wakeAgentsFor(queue: Requirement[], look = 0): Promise<void> {
  if (queue.length === 0) return;
  const unplaced = wakeAmong(await recentAgentFacts(USABLE_MS), queue);
  if (unplaced.length === 0) return;
  lookAgain(wakeAmong(await recentAgentFacts(), unplaced), look);
}

/** Wakes those that would get the work as the facts are, and returns what found no agent. */
function wakeAmong(facts: AgentFacts[], queue: Requirement[]): Requirement[] {
  const agents = facts
    .filter((agent) => agent.health === "ONLINE" && !agent.draining && !agent.offHours)
    .map((agent) => ({
      ...agent,
      freeSlots: Math.max(0, agent.freeSlots - hintsFor(agent.id)),
      load: agent.load + Math.random(),
    }));
  const placed = distribute(queue, agents);
  for (const { agentId } of placed) countHint(agentId);
  for (const agentId of new Set(placed.map((placement) => placement.agentId))) wakeAgent(agentId);
  const found = new Set(placed.map((placement) => placement.assignment));
  return queue.filter((requirement) => !found.has(requirement));
}

function lookAgain(queue: Requirement[], look: number): void {
  const delayMs = LOOK_AGAIN_MS[look];
  if (queue.length === 0 || delayMs === undefined) return;
  const wake = () =>
    wakeAgentsFor(queue, look + 1).catch((err) => logger.warn({ op: "agents.wake", ok: false, err }));
  setTimeout(wake, delayMs).unref();
}

/** The agent has reported its free slots: what was hinted before is in them, or comes with its next report. */
export function forgetHints(agentId: string): void {
  hinted.delete(agentId);
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

import { type Capability, hasLabels, type Labels, offers } from "../agents/capability.ts";

/** What an assignment asks of the agent that runs it. */
export type Requirement = { scanner: string; pinnedAgentId: string | null; labels: Labels };

/** What placement needs to know of an agent. */
export type Candidate = { id: string; labels: Labels; capabilities: Capability[]; freeSlots: number };

/** Why an agent can't take an assignment, as the end of "it …"; null where it can. */
export function misfit(requirement: Requirement, agent: Omit<Candidate, "freeSlots">): string | null {
  if (requirement.pinnedAgentId && requirement.pinnedAgentId !== agent.id) return "is not the chosen agent";
  if (!offers(agent.capabilities, requirement.scanner)) return `does not offer ${requirement.scanner}`;
  if (!hasLabels(agent.labels, requirement.labels)) return "lacks a label";
  return null;
}

/**
 * Hands queued assignments to agents with free slots. Assignments are served in the order given (priority, then age);
 * each goes to the fitting agent with most free slots, so that work spreads.
 * @returns pairs of assignment and agent; what found no agent is left out
 */
export function distribute<T extends Requirement>(
  queue: T[],
  agents: Candidate[],
): { assignment: T; agentId: string }[] {
  const free = agents.map((agent) => ({ agent, slots: agent.freeSlots }));
  const placed: { assignment: T; agentId: string }[] = [];
  for (const assignment of queue) {
    const fitting = free.filter(({ agent, slots }) => slots > 0 && misfit(assignment, agent) === null);
    const best = fitting.reduce<(typeof free)[number] | null>(
      (chosen, next) => (chosen === null || next.slots > chosen.slots ? next : chosen),
      null,
    );
    if (!best) continue;
    best.slots -= 1;
    placed.push({ assignment, agentId: best.agent.id });
  }
  return placed;
}

import { type Capability, hasLabels, type Labels } from "../agents/capability.ts";
import { readDeclaredPolicy, refusalOf } from "../agents/declared-policy.ts";
import type { AddressRange } from "../scans/targets.ts";
import { rangesOf, reaches } from "./reach.ts";
import { isAtLeast } from "./version.ts";

/** What an assignment asks of the agent that runs it. */
export type Requirement = {
  scanner: string;
  pinnedAgentId: string | null;
  labels: Labels;
  /** Networks of its targets, as CIDR. */
  networks: string[];
  minVersion: string | null;
  needsPrivilege: boolean;
  /** What it looks at, and how; absent where that is not decided yet. */
  targets?: string[];
  config?: unknown;
};

/** What placement needs to know of an agent. */
export type Candidate = {
  id: string;
  labels: Labels;
  capabilities: Capability[];
  /** Networks it reaches, as CIDR; empty for all. */
  reach: string[];
  /** What its owner allows, as JSON text. */
  policy: string;
  freeSlots: number;
  /** Load of its machine for each processor; 1 = all busy. */
  load: number;
};

/** Requirements that an agent may fail, in the order they are looked at, with what is said then. */
type Misfit = "agent" | "labels" | "scanner" | "version" | "privilege" | "reach" | "policy";

/** The first requirement that an agent does not meet; null where it can take the assignment. */
export function misfit(
  requirement: Requirement,
  agent: Pick<Candidate, "id" | "labels" | "capabilities" | "reach" | "policy">,
): Misfit | null {
  if (requirement.pinnedAgentId && requirement.pinnedAgentId !== agent.id) return "agent";
  if (!hasLabels(agent.labels, requirement.labels)) return "labels";
  const usable = agent.capabilities.filter(({ name, problem }) => name === requirement.scanner && !problem);
  if (usable.length === 0) return "scanner";
  const { minVersion } = requirement;
  const current = usable.filter(({ version }) => !minVersion || isAtLeast(version, minVersion));
  if (current.length === 0) return "version";
  if (requirement.needsPrivilege && !current.some(({ privileged }) => privileged)) return "privilege";
  if (!reaches(cachedRanges(agent.reach), cachedRanges(requirement.networks))) return "reach";
  const policy = readDeclaredPolicy(agent.policy);
  return policy === null || refusalOf(policy, requirement) === null ? null : "policy";
}

const ranges = new WeakMap<string[], AddressRange[]>();

function cachedRanges(networks: string[]): AddressRange[] {
  const known = ranges.get(networks) ?? rangesOf(networks);
  ranges.set(networks, known);
  return known;
}

/** An assignment with the agent that gets it, and why that one. */
export type Placement<T> = { assignment: T; agentId: string; reason: string };

type Free = { agent: Candidate; slots: number };

const bySlots = (a: Free, b: Free) => b.slots - a.slots || a.agent.load - b.agent.load;

/**
 * Hands queued assignments to agents with free slots. Assignments are served in the order given; each goes to the
 * fitting agent with most free slots, and of those to the least loaded, so that work spreads. What finds no agent is
 * left out.
 */
export function distribute<T extends Requirement>(queue: T[], agents: Candidate[]): Placement<T>[] {
  const free = agents.map((agent) => ({ agent, slots: agent.freeSlots })).filter(({ slots }) => slots > 0);
  free.sort(bySlots);
  const placed: Placement<T>[] = [];
  for (const assignment of queue) {
    if (free.length === 0) break;
    const index = free.findIndex(({ agent }) => misfit(assignment, agent) === null);
    const [chosen] = index < 0 ? [] : free.splice(index, 1);
    if (!chosen) continue;
    placed.push({ assignment, agentId: chosen.agent.id, reason: reasonFor(chosen) });
    if (chosen.slots > 1) insert(free, { agent: chosen.agent, slots: chosen.slots - 1 });
  }
  return placed;
}

/** Keeps the list in order. Searched from the end: an agent that just got work is among the last. */
function insert(free: Free[], entry: Free): void {
  const before = free.findLastIndex((other) => bySlots(other, entry) <= 0);
  free.splice(before + 1, 0, entry);
}

function reasonFor({ agent, slots }: Free): string {
  return `Fits, and had most free slots (${slots}) at load ${agent.load.toFixed(2)} of the agents that asked.`;
}

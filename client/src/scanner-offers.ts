import type { PlacementChoice } from "./assign-scan-input.ts";
import { hasLabels, type Label } from "./labels.ts";

/** The scanners that AI Defend knows, in the order of lists. */
export const KNOWN_SCANNERS: readonly string[] = ["nmap", "lynis", "clamav", "yara", "suricata"];

interface Offering {
  readonly id: string;
  readonly labels: readonly Label[];
  readonly capabilities: readonly { name: string; version: string; problem?: string | null }[];
}

/** Which agents are asked: any, one, or every one with these labels. */
interface Asked {
  readonly placement: PlacementChoice;
  readonly agentId: string;
  readonly labels: readonly Label[];
}

export interface ScannerOffer {
  readonly name: string;
  /** Why it cannot be chosen, as a sentence; null when an agent offers it. */
  readonly why: string | null;
  /** How many of the agents offer it. */
  readonly agents: number;
}

/** The agents that are asked, of those given. Before one is chosen, all of them. */
export function askedAgents<Agent extends Offering>(agents: readonly Agent[], asked: Asked): Agent[] {
  if (asked.placement !== "one") return agents.filter((agent) => hasLabels(agent.labels, asked.labels));
  return agents.filter((agent) => asked.agentId === "" || agent.id === asked.agentId);
}

/** What those of the online agents offer that are asked. */
export function scannerOffers(online: readonly Offering[], asked: Asked): ScannerOffer[] {
  const capabilities = askedAgents(online, asked).flatMap((agent) => agent.capabilities);
  const names = new Set([...KNOWN_SCANNERS, ...capabilities.map((capability) => capability.name)]);
  return [...names].map((name) => {
    const named = capabilities.filter((capability) => capability.name === name);
    const agents = named.filter((capability) => !capability.problem).length;
    const problem = named.find((capability) => capability.problem)?.problem;
    return { name, agents, why: agents > 0 ? null : (problem ?? whyNobody(asked)) };
  });
}

function whyNobody(asked: Asked): string {
  if (asked.placement === "one" && asked.agentId !== "") return "This agent does not offer it.";
  return asked.placement !== "one" && asked.labels.length > 0
    ? "No online agent with these labels offers it."
    : "No online agent offers it.";
}

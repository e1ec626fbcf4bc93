/** The scanners that AI Defend knows, in the order of the form. */
const KNOWN_SCANNERS = ["nmap", "lynis", "clamav", "yara", "suricata"];

interface Offering {
  readonly id: string;
  readonly capabilities: readonly { name: string; version: string; problem?: string | null }[];
}

export interface ScannerOffer {
  readonly name: string;
  /** Why it cannot be chosen, as a sentence; null when an agent offers it. */
  readonly why: string | null;
  /** How many of the agents offer it. */
  readonly agents: number;
}

/** What the online agents offer; with `agentId`, what that one offers. */
export function scannerOffers(online: readonly Offering[], agentId: string): ScannerOffer[] {
  const asked = agentId === "" ? online : online.filter((agent) => agent.id === agentId);
  const capabilities = asked.flatMap((agent) => agent.capabilities);
  const names = new Set([...KNOWN_SCANNERS, ...capabilities.map((capability) => capability.name)]);
  return [...names].map((name) => {
    const named = capabilities.filter((capability) => capability.name === name);
    const agents = named.filter((capability) => !capability.problem).length;
    const problem = named.find((capability) => capability.problem)?.problem;
    return { name, agents, why: agents > 0 ? null : (problem ?? whyNobody(agentId)) };
  });
}

function whyNobody(agentId: string): string {
  return agentId === "" ? "No online agent offers it." : "This agent does not offer it.";
}

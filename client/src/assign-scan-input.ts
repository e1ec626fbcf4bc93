import type { AssignScanInput, NmapConfigInput, NmapProtocol, NmapScripts } from "./gql/graphql.ts";

export type PortChoice = "top-100" | "top-1000" | "all" | "list";

/** What the operator has filled in so far. Texts are as typed. */
export interface ScanDraft {
  name: string;
  targets: string;
  exclusions: string;
  scanners: string[];
  /** 1 (last) to 10 (first). */
  priority: number;
  /** Empty for any agent that fits. */
  agentId: string;
  ports: PortChoice;
  portList: string;
  protocol: NmapProtocol;
  /** nmap's timing template, 0 (slowest) to 5. */
  timing: number;
  serviceDetection: boolean;
  osDetection: boolean;
  hostDiscovery: boolean;
  scripts: NmapScripts[];
}

export function emptyDraft(agentId: string): ScanDraft {
  return {
    name: "",
    targets: "",
    exclusions: "",
    scanners: ["nmap"],
    priority: 5,
    agentId,
    ports: "top-1000",
    portList: "",
    protocol: "TCP",
    timing: 3,
    serviceDetection: true,
    osDetection: false,
    hostDiscovery: true,
    scripts: [],
  };
}

/** Targets as typed, one a line or separated by commas or spaces, without repeats. The head judges them. */
export function splitTargets(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ""))];
}

/** Why the draft cannot be sent yet, as a sentence; null when it can. */
export function whyIncomplete(draft: ScanDraft): string | null {
  if (splitTargets(draft.targets).length === 0) return "Name at least one target.";
  if (draft.scanners.length === 0) return "Choose at least one scanner.";
  if (draft.scanners.includes("nmap") && draft.ports === "list" && draft.portList.trim() === "") {
    return "Name the ports to scan.";
  }
  return null;
}

/** The draft as the head takes it. */
export function toAssignScanInput(draft: ScanDraft): AssignScanInput {
  return {
    name: draft.name.trim() || null,
    targets: splitTargets(draft.targets),
    exclusions: splitTargets(draft.exclusions),
    scanners: draft.scanners,
    priority: draft.priority,
    placement: draft.agentId === "" ? null : { agentId: draft.agentId },
    config: draft.scanners.includes("nmap") ? { nmap: toNmapConfig(draft) } : null,
  };
}

function toNmapConfig(draft: ScanDraft): NmapConfigInput {
  return {
    ...portsOf(draft),
    protocol: draft.protocol,
    timing: draft.timing,
    serviceDetection: draft.serviceDetection,
    osDetection: draft.osDetection,
    hostDiscovery: draft.hostDiscovery,
    scripts: draft.scripts,
  };
}

function portsOf(draft: ScanDraft): Pick<NmapConfigInput, "ports" | "topPorts"> {
  switch (draft.ports) {
    case "top-100":
      return { topPorts: 100 };
    case "top-1000":
      return { topPorts: 1000 };
    case "all":
      return { ports: "1-65535" };
    case "list":
      return { ports: draft.portList.replaceAll(/\s+/g, "") };
    default:
      return draft.ports satisfies never;
  }
}

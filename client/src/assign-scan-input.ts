import type {
  AssignScanInput,
  NmapConfigInput,
  NmapProtocol,
  NmapScripts,
  PlacementInput,
  ScanConfigInput,
} from "./gql/graphql.ts";
import type { Label } from "./labels.ts";
import {
  emptyScannerDraft,
  needsOf,
  type ScannerDraft,
  splitPaths,
  toClamavConfig,
  toLynisConfig,
  toYaraConfig,
  wholeNumbersOf,
  whyNoOptions,
} from "./scanner-draft.ts";
import { emptyWindow, toWindowInput, type WindowDraft, whyNoWindow } from "./window-input.ts";

export type PlacementChoice = "any" | "one" | "every";
/** When a scan runs: at once, not before a moment, or in the hours of a window. */
export type WhenChoice = "now" | "at" | "window";
export type PortChoice = "top-100" | "top-1000" | "all" | "list";

/** What the operator has filled in so far. Texts, numbers among them, are as typed; empty is the default. */
export interface ScanDraft extends ScannerDraft {
  name: string;
  targets: string;
  /** For scanners of files, one a line. */
  paths: string;
  exclusions: string;
  scanners: string[];
  /** 1 (last) to 10 (first). */
  priority: number;
  placement: PlacementChoice;
  /** The one agent, where one is asked for. */
  agentId: string;
  /** What agents must be labelled with, unless one agent is asked for. */
  labels: readonly Label[];
  /** A label as typed, before it is one of the labels. */
  labelText: string;
  minVersion: string;
  privilegedOnly: boolean;
  maxRunMinutes: string;
  ports: PortChoice;
  portList: string;
  protocol: NmapProtocol;
  /** nmap's timing template, 0 (slowest) to 5. */
  timing: number;
  serviceDetection: boolean;
  osDetection: boolean;
  hostDiscovery: boolean;
  scripts: NmapScripts[];
  maxRetries: string;
  /** Packets a second. */
  minRate: string;
  hostTimeoutSeconds: string;
  when: WhenChoice;
  /** Local date and time, such as 2026-01-31T20:00, for `when: "at"`. */
  startAt: string;
  window: WindowDraft;
}

/** A new draft, for the agent given or, with an empty id, for any that fits. */
export function emptyDraft(agentId: string): ScanDraft {
  return {
    ...emptyScannerDraft(),
    name: "",
    targets: "",
    paths: "",
    exclusions: "",
    scanners: ["nmap"],
    priority: 5,
    placement: agentId === "" ? "any" : "one",
    agentId,
    labels: [],
    labelText: "",
    minVersion: "",
    privilegedOnly: false,
    maxRunMinutes: "",
    ports: "top-1000",
    portList: "",
    protocol: "TCP",
    timing: 3,
    serviceDetection: true,
    osDetection: false,
    hostDiscovery: true,
    scripts: [],
    maxRetries: "",
    minRate: "",
    hostTimeoutSeconds: "",
    when: "now",
    startAt: "",
    window: emptyWindow(),
  };
}

/** Targets as typed, one a line or separated by commas or spaces, without repeats. The head judges them. */
export function splitTargets(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((part) => part !== ""))];
}

/** Why the draft cannot be sent yet, as a sentence; null when it can. */
export function whyIncomplete(draft: ScanDraft): string | null {
  const missing = whyNothingToScan(draft) ?? whyNoOptions(draft.scanners, draft);
  if (missing !== null) return missing;
  if (draft.scanners.includes("nmap") && draft.ports === "list" && draft.portList.trim() === "") {
    return "Name the ports to scan.";
  }
  if (draft.placement === "one" && draft.agentId === "") return "Choose the agent.";
  if (draft.placement !== "one" && draft.labelText.trim() !== "") {
    return `"${draft.labelText.trim()}" is not a label: write name=value.`;
  }
  if (draft.when === "at" && draft.startAt === "") return "Say when the scan starts.";
  return (draft.when === "window" ? whyNoWindow(draft.window) : null) ?? whyNotNumbers(draft);
}

function whyNothingToScan(draft: ScanDraft): string | null {
  if (draft.scanners.length === 0) return "Choose at least one scanner.";
  const needs = needsOf(draft.scanners);
  if (needs.targets && splitTargets(draft.targets).length === 0) return "Name at least one target.";
  if (!needs.paths) return null;
  const paths = splitPaths(draft.paths);
  const relative = paths.find((path) => !path.startsWith("/"));
  if (relative !== undefined) return `"${relative}" is not an absolute path: begin it with a slash.`;
  return paths.length === 0 ? "Name at least one path." : null;
}

function whyNotNumbers(draft: ScanDraft): string | null {
  const numbers = [
    { name: "The longest run", text: draft.maxRunMinutes },
    ...(draft.scanners.includes("nmap")
      ? [
          { name: "Retries a probe", text: draft.maxRetries },
          { name: "Packets a second", text: draft.minRate },
          { name: "Seconds a host", text: draft.hostTimeoutSeconds },
        ]
      : []),
    ...wholeNumbersOf(draft.scanners, draft),
  ];
  const wrong = numbers.find(({ text }) => !/^\d{0,9}$/.test(text.trim()));
  return wrong ? `${wrong.name} must be a whole number.` : null;
}

/** The draft as the head takes it. */
export function toAssignScanInput(draft: ScanDraft): AssignScanInput {
  const needs = needsOf(draft.scanners);
  return {
    name: draft.name.trim() || null,
    targets: needs.targets ? splitTargets(draft.targets) : [],
    exclusions: needs.targets ? splitTargets(draft.exclusions) : [],
    ...(needs.paths ? { paths: splitPaths(draft.paths) } : {}),
    scanners: draft.scanners,
    priority: draft.priority,
    placement: toPlacement(draft),
    config: toConfig(draft),
    ...(draft.maxRunMinutes.trim() === "" ? {} : { maxRunSeconds: Number(draft.maxRunMinutes) * 60 }),
    ...(draft.when === "at" ? { startAt: new Date(draft.startAt).toISOString() } : {}),
    ...(draft.when === "window" ? { window: toWindowInput(draft.window) } : {}),
  };
}

/** The options of the scanners chosen; null where none of them has any. */
function toConfig(draft: ScanDraft): ScanConfigInput | null {
  const uses = (name: string) => draft.scanners.includes(name);
  const config: ScanConfigInput = {
    ...(uses("nmap") ? { nmap: toNmapConfig(draft) } : {}),
    ...(uses("lynis") ? { lynis: toLynisConfig(draft) } : {}),
    ...(uses("clamav") ? { clamav: toClamavConfig(draft) } : {}),
    ...(uses("yara") ? { yara: toYaraConfig(draft) } : {}),
  };
  return Object.keys(config).length > 0 ? config : null;
}

/** Only what is asked for; null for any agent that offers the scanner. */
function toPlacement(draft: ScanDraft): PlacementInput | null {
  const minVersion = draft.minVersion.trim();
  const placement: PlacementInput = {
    ...(draft.placement === "one" ? { agentId: draft.agentId } : {}),
    ...(draft.placement === "every" ? { everyAgent: true } : {}),
    ...(draft.placement !== "one" && draft.labels.length > 0 ? { labels: [...draft.labels] } : {}),
    ...(minVersion === "" ? {} : { minVersion }),
    ...(draft.privilegedOnly ? { privileged: true } : {}),
  };
  return Object.keys(placement).length > 0 ? placement : null;
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
    ...numberOf("maxRetries", draft.maxRetries),
    ...numberOf("minRate", draft.minRate),
    ...numberOf("hostTimeoutSeconds", draft.hostTimeoutSeconds),
  };
}

function numberOf<Key extends string>(key: Key, text: string): { [key in Key]?: number } {
  return text.trim() === "" ? {} : ({ [key]: Number(text) } as { [key in Key]?: number });
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

import type {
  AssignScanInput,
  NmapConfigInput,
  NmapProtocol,
  NmapScripts,
  PlacementInput,
  ScanConfigInput,
} from "./gql/graphql.ts";
import type { Label } from "./labels.ts";
import { presetOptions } from "./nmap-presets.ts";
import {
  emptyScannerDraft,
  needsOf,
  type ScannerDraft,
  splitPaths,
  toClamavConfig,
  toLynisConfig,
  toYaraConfig,
} from "./scanner-draft.ts";
import { emptySuricataDraft, type SuricataDraft, toSuricataConfig } from "./suricata-draft.ts";
import { emptyWindow, toWindowInput, type WindowDraft } from "./window-input.ts";

export type PlacementChoice = "any" | "one" | "every";
/** When a scan runs: at once, not before a moment, or in the hours of a window. */
export type WhenChoice = "now" | "at" | "window";
export type PortChoice = "top-100" | "top-1000" | "all" | "list";

/** What the operator has filled in so far. Texts, numbers among them, are as typed; empty is the default. */
export interface ScanDraft extends ScannerDraft, SuricataDraft {
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
    ...emptySuricataDraft(),
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
    ...presetOptions("standard"),
    portList: "",
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
    ...(uses("suricata") ? { suricata: toSuricataConfig(draft) } : {}),
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

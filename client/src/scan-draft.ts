import { emptyDraft, type PlacementChoice, type ScanDraft } from "./assign-scan-input.ts";
import type { AssignScanInput, NmapConfigInput, PlacementInput } from "./gql/graphql.ts";
import { toScannerDraft } from "./scanner-draft.ts";
import { toSuricataDraft } from "./suricata-draft.ts";
import { toWindowDraft } from "./window-input.ts";

/** What was asked for, as a draft to change. What the form has no field for is kept by `keepUnshown`. */
export function toDraft(asked: AssignScanInput): ScanDraft {
  const empty = emptyDraft(asked.placement?.agentId ?? "");
  return {
    ...empty,
    name: asked.name ?? "",
    targets: (asked.targets ?? []).join("\n"),
    paths: (asked.paths ?? []).join("\n"),
    exclusions: (asked.exclusions ?? []).join(", "),
    scanners: [...asked.scanners],
    priority: asked.priority ?? empty.priority,
    maxRunMinutes: asked.maxRunSeconds ? textOf(Math.ceil(asked.maxRunSeconds / 60)) : "",
    ...placementDraft(asked.placement ?? {}),
    ...toScannerDraft(asked.config ?? {}),
    ...toSuricataDraft(asked.config?.suricata),
    ...nmapDraft(asked.config?.nmap ?? {}, empty),
    when: asked.window ? "window" : "now",
    window: asked.window ? toWindowDraft(asked.window) : empty.window,
  };
}

/** What the operator changed, with all that was asked for before and has no field in the form. */
export function keepUnshown(before: AssignScanInput, changed: AssignScanInput): AssignScanInput {
  const { window: _window, maxRunSeconds: _maxRunSeconds, paths: _paths, ...unshown } = before;
  const config = { ...before.config, ...changed.config };
  const used = Object.entries(config).filter(([scanner]) => changed.scanners.includes(scanner));
  return { ...unshown, ...changed, config: used.length > 0 ? Object.fromEntries(used) : null };
}

function placementDraft(placement: PlacementInput) {
  const choice: PlacementChoice = placement.agentId ? "one" : placement.everyAgent ? "every" : "any";
  return {
    placement: choice,
    labels: placement.labels ?? [],
    minVersion: placement.minVersion ?? "",
    privilegedOnly: placement.privileged ?? false,
  };
}

function nmapDraft(nmap: NmapConfigInput, empty: ScanDraft) {
  return {
    ...portDraft(nmap),
    protocol: nmap.protocol ?? empty.protocol,
    timing: nmap.timing ?? empty.timing,
    serviceDetection: nmap.serviceDetection ?? empty.serviceDetection,
    osDetection: nmap.osDetection ?? empty.osDetection,
    hostDiscovery: nmap.hostDiscovery ?? empty.hostDiscovery,
    scripts: [...(nmap.scripts ?? [])],
    maxRetries: textOf(nmap.maxRetries),
    minRate: textOf(nmap.minRate),
    hostTimeoutSeconds: textOf(nmap.hostTimeoutSeconds),
  };
}

function portDraft({ ports, topPorts }: NmapConfigInput): Pick<ScanDraft, "ports" | "portList"> {
  if (ports === "1-65535") return { ports: "all", portList: "" };
  if (ports) return { ports: "list", portList: ports };
  return { ports: topPorts === 100 ? "top-100" : "top-1000", portList: "" };
}

function textOf(number: number | null | undefined): string {
  return number == null ? "" : String(number);
}

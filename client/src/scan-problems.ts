import { type ScanDraft, splitTargets } from "./assign-scan-input.ts";
import { LIMITS, whyNoNumber } from "./scan-limits.ts";
import { needsOf, scannerProblems, splitPaths } from "./scanner-draft.ts";
import { suricataProblems } from "./suricata-draft.ts";
import { whyNoWindow } from "./window-input.ts";

/** What keeps a draft from being sent. */
export interface ScanProblem {
  /** Id of the field that it is about. */
  field: string;
  sentence: string;
}

/** All that keeps the draft from being sent, in the order of the form. What only the head can know, it says itself. */
export function problemsOf(draft: ScanDraft): ScanProblem[] {
  const uses = (name: string) => draft.scanners.includes(name);
  return [
    ...(draft.scanners.length === 0
      ? [{ field: "scan-scanners", sentence: "Choose at least one scanner." }]
      : []),
    ...targetProblems(draft),
    ...(uses("nmap") && draft.ports === "list" ? portProblems(draft.portList) : []),
    ...scannerProblems(draft.scanners, draft),
    ...(uses("suricata") ? suricataProblems(draft) : []),
    ...limitProblems(draft),
    ...placementProblems(draft),
    ...timeProblems(draft),
  ];
}

/** The first of them as a sentence; null when the draft can be sent. */
export function whyIncomplete(draft: ScanDraft): string | null {
  return problemsOf(draft)[0]?.sentence ?? null;
}

function targetProblems(draft: ScanDraft): ScanProblem[] {
  const needs = needsOf(draft.scanners);
  const problems: ScanProblem[] = [];
  if (needs.targets && splitTargets(draft.targets).length === 0)
    problems.push({ field: "scan-targets", sentence: "Name at least one target." });
  if (!needs.paths) return problems;
  const paths = splitPaths(draft.paths);
  const relative = paths.find((path) => !path.startsWith("/"));
  if (paths.length === 0) problems.push({ field: "scan-paths", sentence: "Name at least one path." });
  if (relative !== undefined)
    problems.push({
      field: "scan-paths",
      sentence: `"${relative}" is not an absolute path: begin it with a slash.`,
    });
  return problems;
}

function portProblems(typed: string): ScanProblem[] {
  const list = typed.replaceAll(/\s+/g, "");
  if (list === "") return [{ field: "nmap-port-list", sentence: "Name the ports to scan." }];
  const wrong = list.split(",").find((part) => {
    const [, first = "", last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? [];
    return first === "" || Number(first) < 1 || Number(last) > 65_535 || Number(first) > Number(last);
  });
  if (wrong === undefined) return [];
  const sentence = `"${wrong.slice(0, 40)}" is no port from 1 to 65535 and no range such as 8000-8100.`;
  return [{ field: "nmap-port-list", sentence }];
}

function limitProblems(draft: ScanDraft): ScanProblem[] {
  const used = LIMITS.filter(({ scanner }) => scanner === null || draft.scanners.includes(scanner));
  return used.flatMap((limit) => {
    const sentence = whyNoNumber(limit, draft[limit.key]);
    return sentence === null ? [] : [{ field: `limit-${limit.key}`, sentence }];
  });
}

function placementProblems(draft: ScanDraft): ScanProblem[] {
  if (draft.placement === "one")
    return draft.agentId === "" ? [{ field: "scan-agent", sentence: "Choose the agent." }] : [];
  const label = draft.labelText.trim();
  return label === ""
    ? []
    : [{ field: "scan-label", sentence: `"${label}" is not a label: write name=value.` }];
}

function timeProblems(draft: ScanDraft): ScanProblem[] {
  if (draft.when === "at" && draft.startAt === "")
    return [{ field: "scan-start", sentence: "Say when the scan starts." }];
  const sentence = draft.when === "window" ? whyNoWindow(draft.window) : null;
  return sentence === null ? [] : [{ field: "scan-window", sentence }];
}

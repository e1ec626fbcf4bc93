import type { UsedRuleSet } from "../../rule-sets.ts";
import type { Coverage } from "../../scanner.ts";
import type { AlertGroups } from "./alert-groups.ts";
import type { EngineLog } from "./engine-log.ts";
import type { FollowState } from "./follow-state.ts";

/** What a run looked at. */
export interface RunScope {
  mode: "PCAP" | "LIVE" | "FOLLOW";
  /** The file, or the interface. */
  from: string;
  /** How long a live run was asked to take; null for a file. */
  seconds: number | null;
  /** Size of the file; null for an interface. */
  fileBytes: number | null;
  ruleSets: readonly UsedRuleSet[];
  /** FOLLOW only: what the reading program signs its own records with, and what keeps the position that was reached. */
  follow?: { nonce: string; save: (state: FollowState) => void };
}

/** Compact account of what was examined. `scope` is null for a report of which that is not known. */
export function suricataCoverage(
  scope: RunScope | null,
  engine: EngineLog,
  groups: AlertGroups,
  records: Record<string, number>,
  unreadable: Coverage,
): Coverage {
  const missing = engine.missing.toJson();
  if (groups.unlisted > 0)
    missing.push({
      what: `${groups.unlisted} alerts`,
      why: "too many different ones; they are only counted",
    });
  return {
    scanner: "suricata",
    ...(scope
      ? { mode: scope.mode, from: scope.from, seconds: scope.seconds, ruleSets: scope.ruleSets }
      : { mode: "REPORT" }),
    ...Object.fromEntries(Object.entries(engine.counts).filter(([, value]) => value !== null)),
    alerts: groups.total,
    alertGroups: groups.size,
    records,
    missing,
    unreadable,
  };
}

/** A run has one process, so that there is nothing to merge. */
export function mergeSuricataCoverage(parts: readonly Coverage[]): Coverage {
  return parts[0] ?? { scanner: "suricata", missing: [] };
}

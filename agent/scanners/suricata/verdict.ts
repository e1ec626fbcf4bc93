import type { EndingCode } from "../../ending-codes.ts";
import { cleanLine } from "../../finding.ts";
import type { ProcessEnd, Verdict } from "../../scanner.ts";
import { PLANNED_END } from "./command.ts";
import type { RunScope } from "./coverage.ts";
import type { EngineLog } from "./engine-log.ts";

export interface ReadFacts {
  engine: EngineLog;
  /** Alerts that were read. */
  alerts: number;
  unlistedAlerts: number;
  records: number;
  unreadableLines: number;
}

const COMPLETE: Verdict = { outcome: "complete", code: "COMPLETE", message: "" };

function failed(code: EndingCode, message: string): Verdict {
  return { outcome: "failed", code, message };
}

function partial(code: EndingCode, message: string): Verdict {
  return { outcome: "partial", code, message };
}

/**
 * Judges a run of this agent. Suricata ends with 0 also when all rules are bad, or the file of packets is cut or none; the
 * proof is what it counted itself: rules, packets, files, and alerts, which it writes last.
 */
export function judgeRun(end: ProcessEnd, facts: ReadFacts, scope: RunScope): Verdict {
  if (end.signal !== null) return failed("SCANNER_KILLED", `suricata was ended by ${end.signal}.`);
  const isPlanned = scope.mode === "LIVE" ? end.exitCode === PLANNED_END : end.exitCode === 0;
  if (!isPlanned && end.exitCode !== 0) return judgeFailure(end, facts.engine);
  if (scope.mode === "FOLLOW") return judgeFollow(facts);
  const { rulesLoaded } = facts.engine.counts;
  if (facts.engine.alerts === null)
    return failed("OUTPUT_TRUNCATED", "suricata's output ends before its end.");
  if (scope.ruleSets.length > 0 && !rulesLoaded)
    return failed(
      "RULES_INVALID",
      `suricata could use none of the rules: ${facts.engine.error || "no reason given"}`,
    );
  return scope.mode === "PCAP" ? judgePcap(facts) : judgeLive(facts, isPlanned);
}

function judgeFailure({ exitCode, stderrTail }: ProcessEnd, { error }: EngineLog): Verdict {
  const last = stderrTail.trim().split("\n").at(-1) ?? "";
  const plain = /"message":"((?:\\.|[^"\\])*)"/.exec(last)?.[1] ?? last;
  const said = error || cleanLine(plain, 300);
  const code = /Operation not permitted|permission/i.test(said) ? "NOT_PRIVILEGED" : "SCANNER_FAILED";
  return failed(code, `suricata ended with exit code ${exitCode}${said ? `: ${said}` : "."}`);
}

function judgePcap(facts: ReadFacts): Verdict {
  const { counts, filesRead, error } = facts.engine;
  if (!counts.packets)
    return failed("PCAP_UNREADABLE", `suricata read no packet from the file${error ? `: ${error}` : "."}`);
  if (filesRead !== 1)
    return partial(
      "PCAP_TRUNCATED",
      `The file of packets ends early, or is damaged: ${error || "no reason given"}`,
    );
  return judgeGaps(facts);
}

function judgeLive(facts: ReadFacts, isPlanned: boolean): Verdict {
  const { counts, isStarted, error } = facts.engine;
  if (!isStarted) return failed("SCANNER_FAILED", `The capture never started${error ? `: ${error}` : "."}`);
  if (!isPlanned)
    return partial(
      "CAPTURE_ENDED",
      `The capture ended by itself before its time${error ? `: ${error}` : "."}`,
    );
  if (counts.drops) return partial("PACKETS_DROPPED", `${counts.drops} packets were dropped by the system.`);
  if (counts.captureErrors)
    return partial("CAPTURE_ERRORS", `The capture had ${counts.captureErrors} errors.`);
  return judgeGaps(facts);
}

function judgeFollow({ engine, records, unreadableLines, unlistedAlerts }: ReadFacts): Verdict {
  if (!engine.isFollowOver) return partial("OUTPUT_TRUNCATED", "The reading ended before its time.");
  if (engine.missing.size > 0) return partial("RECORDS_LOST", "Records of the sensor may have been lost.");
  if (unreadableLines > 0) return partial("OUTPUT_MALFORMED", `${unreadableLines} lines could not be read.`);
  if (unlistedAlerts > 0) return partial("TOO_MANY_ALERTS", `${unlistedAlerts} alerts are only counted.`);
  if (records > 0) return COMPLETE;
  return partial("NO_RECORDS", "The sensor wrote nothing, so it is not known whether it runs.");
}

function judgeGaps({ engine, alerts, unlistedAlerts, unreadableLines }: ReadFacts): Verdict {
  const { rulesFailed, alertsLost, memoryDrops } = engine.counts;
  if (rulesFailed) return partial("RULES_FAILED", `${rulesFailed} rules could not be used.`);
  if (unreadableLines > 0) return partial("OUTPUT_MALFORMED", `${unreadableLines} lines could not be read.`);
  const missing = (engine.alerts ?? 0) - alerts;
  if (missing > 0)
    return partial("ALERTS_MISSING", `${missing} of ${engine.alerts} alerts were not written.`);
  if (alertsLost) return partial("ALERTS_LOST", `${alertsLost} alerts were lost by suricata.`);
  if (memoryDrops)
    return partial("MEMORY_DROPS", `${memoryDrops} sessions, flows or segments found no memory.`);
  if (unlistedAlerts > 0) return partial("TOO_MANY_ALERTS", `${unlistedAlerts} alerts are only counted.`);
  return COMPLETE;
}

/** Judges records from elsewhere. They never say whether they are all, so they are never proof of a whole run. */
export function judgeReport(end: ProcessEnd, facts: ReadFacts): Verdict {
  if (end.signal !== null) return failed("SCANNER_KILLED", `The reader was ended by ${end.signal}.`);
  if (end.exitCode !== 0)
    return failed(
      "SCANNER_FAILED",
      cleanLine(end.stderrTail, 300) || `The reader ended with ${end.exitCode}.`,
    );
  if (facts.records === 0 && facts.unreadableLines > 0)
    return failed("OUTPUT_UNREADABLE", "There is no record of suricata in it.");
  if (facts.unreadableLines > 0)
    return partial("OUTPUT_MALFORMED", `${facts.unreadableLines} lines could not be read.`);
  if (facts.unlistedAlerts > 0)
    return partial("TOO_MANY_ALERTS", `${facts.unlistedAlerts} alerts are only counted.`);
  return partial("END_NOT_PROVEN", "Records of suricata do not say whether they are all.");
}

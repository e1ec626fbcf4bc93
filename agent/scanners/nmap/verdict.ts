import type { EndingCode } from "../../ending-codes.ts";
import { cleanLine } from "../../finding.ts";
import type { ProcessEnd, Verdict } from "../../scanner.ts";
import type { RunEnds } from "./run-ends.ts";

/** What the report showed beside the ends of its runs. */
export interface ReportFacts {
  isOwnRun: boolean;
  isRootClosed: boolean;
  /** The first place that is not well-formed; null when there is none. */
  problem: string | null;
  /** Hosts and ports that could not be used. */
  unreadable: number;
  skippedTargets: number;
  timedOutHosts: number;
  /** Hosts that answered in any way. */
  hostsUp: number;
}

function failed(code: EndingCode, message: string): Verdict {
  return { outcome: "failed", code, message };
}

function partial(code: EndingCode, message: string): Verdict {
  return { outcome: "partial", code, message };
}

/** nmap ends with 0 also without any target; the proof is that it says itself that it came to its end, and scanned a host. */
export function judge(end: ProcessEnd, runs: RunEnds, facts: ReportFacts): Verdict {
  const said = runs.problem || lastLine(end.stderrTail);
  const reason = said === "" ? "." : `: ${said}`;
  if (end.signal !== null) return failed("SCANNER_KILLED", `nmap was ended by ${end.signal}.`);
  if (end.exitCode !== 0)
    return failed("SCANNER_FAILED", `nmap ended with exit code ${end.exitCode}${reason}`);
  if (runs.started === 0) return failed("OUTPUT_UNREADABLE", "nmap printed no report.");
  if (!facts.isRootClosed) return failed("OUTPUT_TRUNCATED", "nmap's report ends before its end.");
  if (runs.problem !== null) return failed("SCANNER_FAILED", `nmap reported an error${reason}`);
  if (runs.finished > 0 && runs.totalHosts + runs.hosts === 0)
    return failed("NO_TARGETS", `nmap scanned no address${reason}`);
  if (runs.finished < runs.started) {
    const outcome = facts.isOwnRun ? "failed" : "partial";
    const message = "nmap's report does not say that the scan came to its end.";
    return { outcome, code: "OUTPUT_TRUNCATED", message };
  }
  return judgeGaps(runs, facts);
}

function judgeGaps(runs: RunEnds, facts: ReportFacts): Verdict {
  if (facts.problem !== null)
    return partial("OUTPUT_MALFORMED", "A part of nmap's report is not well-formed.");
  if (facts.unreadable > 0)
    return partial("OUTPUT_MALFORMED", `${facts.unreadable} hosts have parts that could not be used.`);
  if (runs.missingHosts > 0)
    return partial("HOSTS_MISSING", `nmap counts ${runs.missingHosts} hosts more than the report lists.`);
  if (facts.timedOutHosts > 0)
    return partial("HOST_TIMEOUT", `${facts.timedOutHosts} hosts took longer than the host timeout.`);
  if (facts.skippedTargets > 0)
    return partial("TARGETS_SKIPPED", `nmap skipped ${facts.skippedTargets} targets.`);
  if (facts.isOwnRun && facts.hostsUp === 0)
    return partial("TARGET_UNREACHABLE", "No address answered, so that nothing was examined.");
  return { outcome: "complete", code: "COMPLETE", message: "" };
}

function lastLine(text: string): string {
  return cleanLine(text.trim().split("\n").at(-1) ?? "", 300);
}

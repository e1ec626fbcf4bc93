import type { EndingCode } from "../../ending-codes.ts";
import { cleanLine } from "../../finding.ts";
import type { ProcessEnd, Verdict } from "../../scanner.ts";
import type { YaraInventory } from "./inventory.ts";

/** What the output showed, as far as the verdict needs it. */
export interface RunFacts {
  /** Files for which the probe rule was printed. */
  examined: number;
  matches: number;
  /** Files, or parts of the work, that were named as not done. */
  hasGaps: boolean;
  unreadableLines: number;
  isTimedOut: boolean;
  /** yara's own first error. */
  error: string;
  isLastLineCut: boolean;
}

const COMPLETE: Verdict = { outcome: "complete", code: "COMPLETE", message: "" };

function failed(code: EndingCode, message: string): Verdict {
  return { outcome: "failed", code, message };
}

function partial(code: EndingCode, message: string): Verdict {
  return { outcome: "partial", code, message };
}

/**
 * Judges a run of this agent. yara ends with 0 also when it left out files, folders, or all that remained at its time limit;
 * the proof is that as many files were examined as had been counted.
 */
export function judgeRun(end: ProcessEnd, facts: RunFacts, inventory: YaraInventory): Verdict {
  const said = facts.error || cleanLine(end.stderrTail.trim().split("\n").at(-1) ?? "", 300);
  if (end.signal !== null) return failed("SCANNER_KILLED", `yara was ended by ${end.signal}.`);
  if (facts.isTimedOut) return partial("TIMEOUT", "yara reached its time limit before all files were read.");
  if (end.exitCode !== 0) return judgeFailure(end, facts, said);
  if (!inventory.isFinished)
    return partial(
      "COVERAGE_UNKNOWN",
      "The files were not counted, so it is not known whether all were read.",
    );
  const left = inventory.files - facts.examined;
  if (facts.isLastLineCut) return failed("OUTPUT_TRUNCATED", "yara's output ends inside a line.");
  if (left > 0) return partial("FILES_NOT_READ", `${left} of ${inventory.files} files were not read.`);
  if (facts.hasGaps || inventory.hasGaps)
    return partial("FILES_NOT_READ", "Some files or folders could not be read.");
  if (facts.unreadableLines > 0)
    return partial("OUTPUT_MALFORMED", `${facts.unreadableLines} lines of yara's output could not be used.`);
  return COMPLETE;
}

function judgeFailure(end: ProcessEnd, facts: RunFacts, said: string): Verdict {
  if (/\.yar\(\d+\): |^error: rule /.test(said))
    return failed("RULES_INVALID", `yara refuses the rules: ${said}`);
  if (facts.hasGaps) return partial("FILES_NOT_READ", "The file could not be read.");
  return failed("SCANNER_FAILED", `yara ended with exit code ${end.exitCode}${said ? `: ${said}` : "."}`);
}

/** Judges a report from elsewhere. It never says whether its scan came to an end, so it is never proof of a whole one. */
export function judgeReport(end: ProcessEnd, facts: RunFacts): Verdict {
  if (end.signal !== null) return failed("SCANNER_KILLED", `yara was ended by ${end.signal}.`);
  if (facts.isTimedOut)
    return partial("TIMEOUT", "The scan reached its time limit before all files were read.");
  if (facts.unreadableLines > 0 && facts.matches === 0 && !facts.hasGaps)
    return failed("OUTPUT_UNREADABLE", "There is no match of yara in it, but other text.");
  if (facts.unreadableLines > 0)
    return partial("OUTPUT_MALFORMED", `${facts.unreadableLines} lines of the report could not be used.`);
  if (facts.error) return partial("SCANNER_FAILED", `The report holds an error of yara: ${facts.error}`);
  if (facts.hasGaps) return partial("FILES_NOT_READ", "The report names files that could not be read.");
  return partial("END_NOT_PROVEN", "A yara report does not say whether its scan came to its end.");
}

import type { EndingCode } from "../../ending-codes.ts";
import { cleanLine } from "../../finding.ts";
import type { ProcessEnd, Verdict } from "../../scanner.ts";
import type { Summary } from "./summary.ts";

/** What the output showed, as far as the verdict needs it. */
export interface ScanFacts {
  counts: { ok: number; infected: number; empty: number; errors: number; unscanned: number };
  /** Files of which anything was said. */
  files: number;
  unreadableLines: number;
  isLastLineCut: boolean;
  /** ClamAV's own first error that is about no file. */
  error: string;
  /** A run of this agent, whose options are known. */
  isOwnRun: boolean;
  /** Files that were counted before the scan; null when that is not known. */
  filesCounted: number | null;
}

function failed(code: EndingCode, message: string): Verdict {
  return { outcome: "failed", code, message };
}

function partial(code: EndingCode, message: string): Verdict {
  return { outcome: "partial", code, message };
}

/** ClamAV ends with 0 or 1 also after files that it did not read; the proof is a last summary that agrees with the lines. */
export function judge(end: ProcessEnd, summary: Summary | null, facts: ScanFacts): Verdict {
  const { exitCode, signal } = end;
  if (signal !== null) return failed("SCANNER_KILLED", `clamscan was ended by ${signal}.`);
  if (exitCode !== 0 && exitCode !== 1 && exitCode !== 2)
    return failed("SCANNER_FAILED", `clamscan ended with exit code ${exitCode}.`);
  if (summary?.knownSignatures === 0) return noSignatures(end, facts);
  if (summary === null && facts.files === 0)
    return failed("OUTPUT_UNREADABLE", `clamscan said nothing of any file${reason(end, facts)}`);
  if (summary === null && facts.isOwnRun)
    return failed("OUTPUT_TRUNCATED", "clamscan's output ends before its summary.");
  if (exitCode === 2 && facts.counts.errors === 0)
    return facts.files === 0
      ? failed("SCANNER_FAILED", `clamscan ended with exit code 2${reason(end, facts)}`)
      : partial("SCANNER_FAILED", `clamscan ended with exit code 2${reason(end, facts)}`);
  return judgeGaps(end, summary, facts);
}

function judgeGaps(end: ProcessEnd, summary: Summary | null, facts: ScanFacts): Verdict {
  if (summary === null || facts.isLastLineCut || summary.infectedFiles === null)
    return partial(
      "OUTPUT_TRUNCATED",
      "There is no whole summary, so it is not known whether anything is missing.",
    );
  const mismatch = mismatchOf(summary, facts);
  if (mismatch !== null) return partial("OUTPUT_MISMATCH", mismatch);
  if (facts.unreadableLines > 0)
    return partial("OUTPUT_MALFORMED", `${facts.unreadableLines} lines of the output could not be used.`);
  const unread = unreadFiles(facts);
  if (unread !== null) return unread;
  // A log may hold the runs that failed beside the one that did not.
  if (!facts.isOwnRun && facts.error !== "")
    return partial("SCANNER_FAILED", `The report holds an error of ClamAV: ${facts.error}.`);
  if (/failed to parse or load \d+ yara rules/.test(end.stderrTail))
    return partial("RULES_NOT_LOADED", "ClamAV did not load some of the rules.");
  return { outcome: "complete", code: "COMPLETE", message: "" };
}

function unreadFiles({ counts, filesCounted }: Pick<ScanFacts, "counts" | "filesCounted">): Verdict | null {
  const left = counts.errors + counts.unscanned;
  if (left > 0) return partial("FILES_NOT_READ", `${left} files or folders were not looked into.`);
  const named = counts.ok + counts.infected + counts.empty + counts.errors;
  if (filesCounted === null || named >= filesCounted) return null;
  return partial("FILES_NOT_READ", `${filesCounted - named} of ${filesCounted} files were not read.`);
}

/** What the records of a scan through clamd showed. */
export interface ClamdFacts extends Pick<ScanFacts, "counts" | "unreadableLines" | "filesCounted"> {
  /** The record that ends a whole scan was there. */
  isEnded: boolean;
  /** Why clamd was gone before; null when it was not. */
  lost: string | null;
}

/** The program that talks to clamd says itself whether it came to its end; what it says of files must agree with the count. */
export function judgeClamd(end: ProcessEnd, facts: ClamdFacts): Verdict {
  if (end.signal !== null)
    return failed("SCANNER_KILLED", `The scan through clamd was ended by ${end.signal}.`);
  // Another attempt finds no clamd, and takes clamscan.
  if (facts.lost !== null)
    return { ...failed("CLAMD_LOST", `clamd was gone during the scan: ${facts.lost}.`), retry: true };
  if (end.exitCode !== 0)
    return failed("SCANNER_FAILED", `The scan through clamd ended with exit code ${end.exitCode}.`);
  if (!facts.isEnded) return failed("OUTPUT_TRUNCATED", "The scan through clamd has no end.");
  if (facts.unreadableLines > 0)
    return partial("OUTPUT_MALFORMED", `${facts.unreadableLines} lines of the output could not be used.`);
  return unreadFiles(facts) ?? { outcome: "complete", code: "COMPLETE", message: "" };
}

/** A file name with line feeds can print lines that look like results: then the numbers do not agree. */
function mismatchOf(summary: Summary, { counts, isOwnRun }: ScanFacts): string | null {
  if (summary.infectedFiles !== counts.infected)
    return `The summary counts ${summary.infectedFiles} infected files, but the lines ${counts.infected}.`;
  if (summary.errors !== null && summary.errors > counts.errors)
    return `The summary counts ${summary.errors} errors, but the lines ${counts.errors}.`;
  const scanned = counts.ok + counts.infected;
  // A report from elsewhere may leave out the lines of clean files.
  if (isOwnRun && summary.scannedFiles !== null && summary.scannedFiles !== scanned)
    return `The summary counts ${summary.scannedFiles} files, but the lines ${scanned}.`;
  return null;
}

function noSignatures(end: ProcessEnd, facts: ScanFacts): Verdict {
  return failed("NO_SIGNATURES", `ClamAV loaded no signatures${reason(end, facts)}`);
}

function reason({ stderrTail }: ProcessEnd, { error }: ScanFacts): string {
  const said = error || cleanLine(stderrTail.trim().split("\n").at(-1) ?? "", 300);
  return said === "" ? "." : `: ${said}`;
}

import type { EndingCode } from "../../ending-codes.ts";
import { cleanLine } from "../../finding.ts";
import type { ProcessEnd, Verdict } from "../../scanner.ts";

/** With `error-on-warnings=yes` in the machine's own profile. */
const EXIT_WITH_WARNINGS = 78;

/** What the report showed, as far as the verdict needs it. */
export interface AuditFacts {
  isReport: boolean;
  isFinished: boolean;
  testsDone: number | null;
  /** Length of the list of tests; null without one. */
  testsExecuted: number | null;
  /** Asked for by id, and unknown to lynis. */
  unknownTests: string[];
  unreadableLines: number;
}

/** lynis ends with 0 also after no test at all; the proof is its last line and a number of tests that agrees with their list. */
export function judge(end: ProcessEnd, facts: AuditFacts): Verdict {
  const failed = (code: EndingCode, message: string): Verdict => ({ outcome: "failed", code, message });
  if (end.signal !== null) return failed("SCANNER_KILLED", `lynis was ended by ${end.signal}.`);
  if (end.exitCode !== 0 && end.exitCode !== EXIT_WITH_WARNINGS) return judgeExit(end, facts);
  if (!facts.isReport) return failed("OUTPUT_UNREADABLE", "lynis wrote no report.");
  if ((facts.testsDone ?? facts.testsExecuted) === 0)
    return failed("NO_TESTS", "lynis ran none of its tests.");
  return judgeGaps(facts);
}

function judgeExit({ exitCode, stderrTail }: ProcessEnd, { isReport }: AuditFacts): Verdict {
  const said = cleanLine(stderrTail.trim().split("\n").at(-1) ?? "", 300);
  const why = isReport ? (said ? `: ${said}` : ".") : " before its report; another audit may be running.";
  return {
    outcome: "failed",
    code: "SCANNER_FAILED",
    message: `lynis ended with exit code ${exitCode}${why}`,
  };
}

function judgeGaps(facts: AuditFacts): Verdict {
  const partial = (code: EndingCode, message: string): Verdict => ({ outcome: "partial", code, message });
  const { testsDone, testsExecuted, unknownTests, unreadableLines } = facts;
  if (!facts.isFinished) return partial("OUTPUT_TRUNCATED", "The report ends before its end.");
  if (testsDone === null && testsExecuted === null)
    return partial("COVERAGE_UNKNOWN", "The report does not say which tests ran.");
  if (testsDone !== null && testsExecuted !== null && testsDone !== testsExecuted)
    return partial("OUTPUT_MALFORMED", `The report counts ${testsDone} tests, but lists ${testsExecuted}.`);
  if (unknownTests.length > 0)
    return partial("TESTS_UNKNOWN", `lynis does not know ${unknownTests.slice(0, 5).join(", ")}.`);
  if (unreadableLines > 0)
    return partial("OUTPUT_MALFORMED", `${unreadableLines} lines of the report could not be used.`);
  return { outcome: "complete", code: "COMPLETE", message: "" };
}

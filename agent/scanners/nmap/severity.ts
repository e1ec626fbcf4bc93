import { severityOfScore } from "../../cvss.ts";
import type { Severity } from "../../finding.ts";

/** CVSS score (0 to 10) as a script prints it; MEDIUM where it is none, for the script found something. */
export function severityOfPrintedScore(score: number): Severity {
  return severityOfScore(score) ?? "MEDIUM";
}

/** Scripts of the vuln library print their risk only in words ("Risk factor: High"), if at all; MEDIUM when they do not. */
export function severityOfRiskText(output: string): Severity {
  switch (/^\s*Risk factor:\s*(Low|Medium|High|Critical)\b/im.exec(output)?.[1]?.toLowerCase()) {
    case "low":
      return "LOW";
    case "high":
      return "HIGH";
    case "critical":
      return "CRITICAL";
    default:
      return "MEDIUM";
  }
}

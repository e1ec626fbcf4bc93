import type { Severity } from "../../finding.ts";

/** CVSS base score (0 to 10) to severity, by the CVSS 3 bands; anything that is not a score is MEDIUM. */
export function severityOfScore(score: number): Severity {
  if (!Number.isFinite(score) || score < 0 || score > 10) return "MEDIUM";
  if (score === 0) return "INFO";
  if (score < 4) return "LOW";
  if (score < 7) return "MEDIUM";
  return score < 9 ? "HIGH" : "CRITICAL";
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

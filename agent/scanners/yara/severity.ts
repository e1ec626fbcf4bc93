import { cvssOf, severityOfScore } from "../../cvss.ts";
import type { Severity } from "../../finding.ts";
import type { Meta } from "./match-line.ts";

/** Words in `severity`, as rule collections write them. */
export const SEVERITY_WORDS: Record<string, Severity> = {
  critical: "CRITICAL",
  severe: "CRITICAL",
  high: "HIGH",
  medium: "MEDIUM",
  moderate: "MEDIUM",
  low: "LOW",
  info: "INFO",
  informational: "INFO",
  none: "INFO",
};

/**
 * Severity from a rule's metadata; YARA itself knows none. In this order: the word or number in `severity`, then `score`
 * (0 to 100, where THOR's own thresholds are 80 alert, 60 warning, 40 notice), then `threat_level` (0 to 10). A number up
 * to 10 is taken as tenths of 100. Then a CVSS vector in any text of it. Without any of them MEDIUM: somebody found the
 * match worth a rule.
 */
export function severityOfMeta(meta: readonly Meta[]): Severity {
  for (const key of ["severity", "score", "threat_level"]) {
    const value = meta.find((entry) => entry.key.toLowerCase() === key)?.value;
    const severity = typeof value === "string" ? severityOfText(value) : severityOfNumber(value);
    if (severity !== null) return severity;
  }
  for (const { value } of meta) {
    const severity = typeof value === "string" ? severityOfScore(cvssOf(value)?.score ?? Number.NaN) : null;
    if (severity !== null) return severity;
  }
  return "MEDIUM";
}

function severityOfText(text: string): Severity | null {
  const word = text.trim().toLowerCase();
  return Object.hasOwn(SEVERITY_WORDS, word)
    ? (SEVERITY_WORDS[word] ?? null)
    : severityOfNumber(Number.parseFloat(word));
}

function severityOfNumber(value: unknown): Severity | null {
  if (typeof value !== "number" || !Number.isFinite(value) || value < 0) return null;
  const score = value <= 10 ? value * 10 : value;
  if (score >= 80) return "HIGH";
  if (score >= 60) return "MEDIUM";
  return score >= 40 ? "LOW" : "INFO";
}

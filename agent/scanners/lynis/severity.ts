import type { Severity } from "../../finding.ts";

/** What a line of the report is. */
export type LynisKind = "warning" | "suggestion" | "vulnerable-package" | "detail";

/**
 * lynis itself knows two levels only: warnings are MEDIUM and suggestions LOW. Vulnerable packages come without a score:
 * MEDIUM, as the warning that announces them. A setting that differs from the profile is LOW, as its suggestion. Lynis
 * before version 3 wrote a letter of its own into warnings, which then decides.
 */
export function severityOf(kind: LynisKind, level: "L" | "M" | "H" | null = null): Severity {
  if (level === "H") return "HIGH";
  if (level === "L") return "LOW";
  return kind === "warning" || kind === "vulnerable-package" ? "MEDIUM" : "LOW";
}

import type { Severity } from "../../finding.ts";

/** `signature_severity` of the Emerging Threats rules, by the words of its documentation. */
export const SIGNATURE_SEVERITIES: Record<string, Severity> = {
  critical: "CRITICAL",
  major: "HIGH",
  minor: "LOW",
  informational: "INFO",
  audit: "INFO",
};

/**
 * Severity of an alert: the rule's own `signature_severity` where it has one, else the priority of its class as in Suricata's
 * classification.config (1 to 4, 1 the worst; 3 for rules without a class).
 */
export function severityOfAlert(priority: number | null, signatureSeverity: string | null): Severity {
  const word = signatureSeverity?.toLowerCase() ?? "";
  const byWord = Object.hasOwn(SIGNATURE_SEVERITIES, word) ? SIGNATURE_SEVERITIES[word] : undefined;
  if (byWord !== undefined) return byWord;
  switch (priority) {
    case 1:
      return "HIGH";
    case 2:
      return "MEDIUM";
    case 3:
    case null:
      return "LOW";
    default:
      return "INFO";
  }
}

import type { Severity } from "../../finding.ts";

export type SignatureClass = "malware" | "unwanted" | "suspicious" | "unscanned" | "test";

/**
 * What a signature's name says by ClamAV's naming: PUA. for programs that may be unwanted, Heuristics. for suspicion
 * without a signature, of which Limits.Exceeded and Encrypted mean that a file was not looked into; EICAR for test files.
 */
export function classOfSignature(name: string): SignatureClass {
  if (/^(?:Heuristics\.)?(?:Limits\.Exceeded|Encrypted|Oversized)\b/i.test(name)) return "unscanned";
  if (/eicar/i.test(name)) return "test";
  if (/^PUA\./i.test(name)) return "unwanted";
  return /^(?:Heuristics|Phishing\.Heuristics|Suspect)\./i.test(name) ? "suspicious" : "malware";
}

/**
 * ClamAV rates nothing itself. Malware is HIGH, as other collectors of its results take it, and CRITICAL where the name
 * tells of a whole machine at stake (ransomware, rootkits, back doors); what is unwanted or suspicious is MEDIUM.
 */
export function severityOfSignature(name: string): Severity {
  switch (classOfSignature(name)) {
    case "unscanned":
    case "test":
      return "INFO";
    case "unwanted":
    case "suspicious":
      return "MEDIUM";
    default:
      return /ransom|rootkit|bootkit|backdoor|wiper/i.test(name) ? "CRITICAL" : "HIGH";
  }
}

import calculator from "ae-cvss-calculator";
import type { Severity } from "./finding.ts";

/** A CVSS vector as a tool gave it, and what it amounts to. */
export interface Cvss {
  version: string;
  vector: string;
  /** 0 to 10, with the threat and environment metrics that the vector has. */
  score: number;
}

/** A vector of CVSS 3.0, 3.1 or 4.0 begins with its version; values are one letter, but for the colours of 4.0. */
const VECTOR = /\bCVSS:(3\.0|3\.1|4\.0)(?:\/[A-Z]{1,3}:[A-Z][a-z]{0,7}){8,40}(?![/:\w])/;

/** The first vector in a text, where it is a whole one: all base metrics, none twice, no unknown one. Else null. */
export function cvssOf(text: string): Cvss | null {
  const [vector, version = ""] = VECTOR.exec(text) ?? [];
  if (vector === undefined) return null;
  const names = vector.split("/").map((metric) => metric.split(":")[0]);
  const parsed = calculator.fromVector(vector);
  // The calculator goes by the metrics, whatever version the vector claims.
  if (!parsed?.toString().startsWith(`CVSS:${version}/`)) return null;
  if (!parsed.isBaseFullyDefined() || new Set(names).size !== names.length) return null;
  return { version, vector, score: parsed.calculateScores().overall };
}

/** Score (0 to 10) to severity, by FIRST's qualitative rating scale of CVSS 3.1 and 4.0; null for what is no score. */
export function severityOfScore(score: number): Severity | null {
  if (!Number.isFinite(score) || score < 0 || score > 10) return null;
  if (score === 0) return "INFO";
  if (score < 4) return "LOW";
  if (score < 7) return "MEDIUM";
  return score < 9 ? "HIGH" : "CRITICAL";
}

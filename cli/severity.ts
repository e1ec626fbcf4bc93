import { InvalidArgumentError } from "commander";
import type { Severity } from "./gql/graphql.ts";

/** From the mildest to the worst. */
export const SEVERITIES: Severity[] = ["INFO", "LOW", "MEDIUM", "HIGH", "CRITICAL"];

/** A severity as it is written on the command line, in capitals or not. Throws what commander turns into a sentence. */
export function parseSeverity(text: string): Severity {
  const known = SEVERITIES.find((one) => one === text.toUpperCase());
  if (known) return known;
  throw new InvalidArgumentError(`It is one of ${SEVERITIES.join(", ").toLowerCase()}.`);
}

/** A severity and all that are worse. */
export function atLeast(severity: Severity): Severity[] {
  return SEVERITIES.slice(SEVERITIES.indexOf(severity));
}

/** How a severity is painted. */
export const SEVERITY_STYLE = {
  INFO: "dim",
  LOW: "blue",
  MEDIUM: "yellow",
  HIGH: "red",
  CRITICAL: ["bold", "red"],
} as const satisfies Record<Severity, string | readonly string[]>;

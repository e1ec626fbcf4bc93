import type { Severity } from "./gql/graphql.ts";

/** What the list of detections is narrowed to. Empty lists and text narrow nothing. */
export interface DetectionFilters {
  readonly severities: readonly Severity[];
  readonly scanners: readonly string[];
  readonly text: string;
}

interface Filtered {
  readonly severity: Severity;
  readonly scanner: string;
  readonly title: string;
  readonly assetLabel: string;
  readonly location: string;
}

const SEVERITY_NAMES: Record<Severity, true> = {
  CRITICAL: true,
  HIGH: true,
  MEDIUM: true,
  LOW: true,
  INFO: true,
};

function isSeverity(name: string): name is Severity {
  return Object.hasOwn(SEVERITY_NAMES, name);
}

/** Search parameters of a page's address; a parameter that repeats counts by its first. */
export type AddressParameters = Record<string, string | string[] | undefined>;

/** Reads the filters from the page's address. Unknown severities are left out. */
export function readFilters(parameters: AddressParameters): DetectionFilters {
  return {
    severities: listOf(parameters.severity)
      .map((name) => name.toUpperCase())
      .filter(isSeverity),
    scanners: listOf(parameters.scanner),
    text: textOf(parameters.text),
  };
}

/** The filters as parameters of the page's address; undefined removes one. */
export function writeFilters(
  filters: DetectionFilters,
): Record<"severity" | "scanner" | "text", string | undefined> {
  return {
    severity: filters.severities.join(",").toLowerCase() || undefined,
    scanner: filters.scanners.join(",") || undefined,
    text: filters.text || undefined,
  };
}

export function isFiltered(filters: DetectionFilters): boolean {
  return filters.severities.length > 0 || filters.scanners.length > 0 || filters.text.trim() !== "";
}

/** Whether a changed detection belongs to the filtered list, by the same rule as the head's. */
export function matchesFilters(detection: Filtered, filters: DetectionFilters): boolean {
  const text = filters.text.trim().toLowerCase();
  const fields = [detection.title, detection.assetLabel, detection.location];
  return (
    (filters.severities.length === 0 || filters.severities.includes(detection.severity)) &&
    (filters.scanners.length === 0 || filters.scanners.includes(detection.scanner)) &&
    (text === "" || fields.some((field) => field.toLowerCase().includes(text)))
  );
}

function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

function listOf(value: string | string[] | undefined): string[] {
  return textOf(value)
    .split(",")
    .filter((part) => part !== "");
}

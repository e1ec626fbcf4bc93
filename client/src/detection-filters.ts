import type { DetectionStatus, Severity } from "./gql/graphql.ts";

/** Which statuses a list shows: what needs attention, all, or one. */
export type StatusFilter = "ATTENTION" | "ALL" | DetectionStatus;

/** What nobody has closed or judged. */
const ATTENTION: readonly DetectionStatus[] = ["OPEN", "ACKNOWLEDGED"];

export const STATUS_LABELS: Record<DetectionStatus, string> = {
  OPEN: "Open",
  ACKNOWLEDGED: "Acknowledged",
  RESOLVED: "Resolved",
  FALSE_POSITIVE: "False positive",
  ACCEPTED: "Accepted",
};

/** Narrows nothing but to what needs attention. */
export const NO_FILTERS: DetectionFilters = { status: "ATTENTION", severities: [], scanners: [], text: "" };

/** What the list of detections is narrowed to. Empty lists and text narrow nothing. */
export interface DetectionFilters {
  readonly status: StatusFilter;
  readonly severities: readonly Severity[];
  readonly scanners: readonly string[];
  readonly text: string;
}

interface Filtered {
  readonly status: DetectionStatus;
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
    status: statusOf(textOf(parameters.status)),
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
): Record<"status" | "severity" | "scanner" | "text", string | undefined> {
  return {
    status: filters.status === "ATTENTION" ? undefined : filters.status.toLowerCase(),
    severity: filters.severities.join(",").toLowerCase() || undefined,
    scanner: filters.scanners.join(",") || undefined,
    text: filters.text || undefined,
  };
}

export function isFiltered(filters: DetectionFilters): boolean {
  return (
    filters.status !== "ATTENTION" ||
    filters.severities.length > 0 ||
    filters.scanners.length > 0 ||
    filters.text.trim() !== ""
  );
}

/** Whether a changed detection belongs to the filtered list, by the same rule as the head's. */
export function matchesFilters(detection: Filtered, filters: DetectionFilters): boolean {
  const text = filters.text.trim().toLowerCase();
  const fields = [detection.title, detection.assetLabel, detection.location];
  return (
    (statusesOf(filters)?.includes(detection.status) ?? true) &&
    (filters.severities.length === 0 || filters.severities.includes(detection.severity)) &&
    (filters.scanners.length === 0 || filters.scanners.includes(detection.scanner)) &&
    (text === "" || fields.some((field) => field.toLowerCase().includes(text)))
  );
}

/** The statuses that pass; null for all. */
function statusesOf({ status }: DetectionFilters): readonly DetectionStatus[] | null {
  if (status === "ALL") return null;
  return status === "ATTENTION" ? ATTENTION : [status];
}

function statusOf(text: string): StatusFilter {
  const name = text.toUpperCase();
  return name === "ALL" || Object.hasOwn(STATUS_LABELS, name) ? (name as StatusFilter) : "ATTENTION";
}

/** The head takes no longer text; an address may carry one. */
const LONGEST_TEXT = 200;

/** The filters as the head takes them; null narrows nothing. */
export function toHeadFilter(filters: DetectionFilters) {
  const statuses = statusesOf(filters);
  return {
    statuses: statuses && [...statuses],
    severities: filters.severities.length > 0 ? [...filters.severities] : null,
    scanners: filters.scanners.length > 0 ? [...filters.scanners] : null,
    text: filters.text.trim().slice(0, LONGEST_TEXT) || null,
  };
}

function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

function listOf(value: string | string[] | undefined): string[] {
  return textOf(value)
    .split(",")
    .filter((part) => part !== "");
}

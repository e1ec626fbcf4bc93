import type { DetectionSort, DetectionStatus, Severity } from "./gql/graphql.ts";

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
export const NO_FILTERS: DetectionFilters = {
  status: "ATTENTION",
  severities: [],
  scanners: [],
  query: "",
  sort: "SCORE",
};

/** What the list of detections is narrowed to. Empty lists and queries narrow nothing. */
export interface DetectionFilters {
  readonly status: StatusFilter;
  readonly severities: readonly Severity[];
  readonly scanners: readonly string[];
  /** In the head's search language. */
  readonly query: string;
  readonly sort: DetectionSort;
}

interface Filtered {
  readonly status: DetectionStatus;
  readonly severity: Severity;
  readonly scanner: string;
  /** Whether it passes the query, where the head was asked. */
  readonly passes?: boolean;
}

/** The orders of the list. */
export const SORT_LABELS: Record<DetectionSort, string> = {
  SCORE: "Most urgent",
  NEWEST: "Newest",
  SEVERITY: "Worst",
  LAST_SEEN: "Last seen",
  EXPLOITATION: "Exploited",
};

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
    query: textOf(parameters.q),
    sort: sortOf(textOf(parameters.sort)),
  };
}

/** The filters as parameters of the page's address; undefined removes one. */
export function writeFilters(
  filters: DetectionFilters,
): Record<"status" | "severity" | "scanner" | "q" | "sort", string | undefined> {
  return {
    status: filters.status === "ATTENTION" ? undefined : filters.status.toLowerCase(),
    severity: filters.severities.join(",").toLowerCase() || undefined,
    scanner: filters.scanners.join(",") || undefined,
    q: filters.query || undefined,
    sort: filters.sort === NO_FILTERS.sort ? undefined : filters.sort.toLowerCase(),
  };
}

export function isFiltered(filters: DetectionFilters): boolean {
  return (
    filters.status !== "ATTENTION" ||
    filters.severities.length > 0 ||
    filters.scanners.length > 0 ||
    filters.query.trim() !== ""
  );
}

/** Whether a changed detection belongs to the filtered list, by the same rule as the head's. */
export function matchesFilters(detection: Filtered, filters: DetectionFilters): boolean {
  return (
    (detection.passes ?? true) &&
    (statusesOf(filters)?.includes(detection.status) ?? true) &&
    (filters.severities.length === 0 || filters.severities.includes(detection.severity)) &&
    (filters.scanners.length === 0 || filters.scanners.includes(detection.scanner))
  );
}

/** A query that names a status is not narrowed to what needs attention as well. */
const NAMES_STATUS = /(?:^|\s)-?status:/i;

/** The statuses that pass; null for all. */
function statusesOf({ status, query }: DetectionFilters): readonly DetectionStatus[] | null {
  if (status === "ALL" || (status === "ATTENTION" && NAMES_STATUS.test(query))) return null;
  return status === "ATTENTION" ? ATTENTION : [status];
}

function statusOf(text: string): StatusFilter {
  const name = text.toUpperCase();
  return name === "ALL" || Object.hasOwn(STATUS_LABELS, name) ? (name as StatusFilter) : "ATTENTION";
}

/** The filters as the head takes them; null narrows nothing. */
export function toHeadFilter(filters: DetectionFilters) {
  const statuses = statusesOf(filters);
  return {
    statuses: statuses && [...statuses],
    severities: filters.severities.length > 0 ? [...filters.severities] : null,
    scanners: filters.scanners.length > 0 ? [...filters.scanners] : null,
    query: filters.query.trim() || null,
  };
}

function sortOf(text: string): DetectionSort {
  const name = text.toUpperCase();
  return Object.hasOwn(SORT_LABELS, name) ? (name as DetectionSort) : NO_FILTERS.sort;
}

function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

function listOf(value: string | string[] | undefined): string[] {
  return textOf(value)
    .split(",")
    .filter((part) => part !== "");
}

import { AppError } from "../errors.ts";
import type { DetectionStatus, Severity } from "../generated/prisma/enums.ts";
import { requireId } from "../id.ts";
import type { QueryKey } from "./query/keys.ts";
import { parseQuery } from "./query/parse.ts";
import type { Query, Term } from "./query/term.ts";

/** What a list of detections may be narrowed by; everything given must hold. */
export type DetectionFilter = {
  /** In the search language of docs/search.md. */
  query?: string | null;
  severities?: Severity[] | null;
  statuses?: DetectionStatus[] | null;
  scanners?: string[] | null;
  /** Words in order, or part of the title, the asset or the location, at most 200 characters. */
  text?: string | null;
  scanId?: string | null;
  assetId?: string | null;
  assigneeId?: string | null;
};

/** The filter as the query that it is: its own terms after those of its text. Throws BAD_QUERY, BAD_INPUT, SCAN_NOT_FOUND. */
export function queryOf(filter: DetectionFilter): Query {
  const { query, severities, statuses, scanners, scanId, assetId, assigneeId } = filter;
  const text = filter.text?.trim().replaceAll("\0", "");
  if (text && text.length > 200)
    throw new AppError("BAD_INPUT", "The text to look for has at most 200 characters.");
  return [
    ...parseQuery(query ?? ""),
    ...termOf("severity", severities?.map(written)),
    ...termOf("status", statuses?.map(written)),
    ...termOf("scanner", scanners),
    ...termOf("scan", scanId ? [requireId(scanId, "SCAN_NOT_FOUND", "scan")] : null),
    ...termOf("asset", assetId ? [requireId(assetId, "ASSET_NOT_FOUND", "asset")] : null),
    ...termOf("assignee", assigneeId ? [assigneeId] : null),
    ...(text ? [{ kind: "text", not: false, text, isPhrase: true } as const] : []),
  ];
}

/** The term of a filter's values; none where it is not given. */
export function termOf(key: QueryKey, values: string[] | null | undefined): Term[] {
  if (!values) return [];
  const known = values.slice(0, 100).map((value) => value.slice(0, 300).replaceAll("\0", ""));
  return [{ kind: "key", not: false, key, operator: "", values: known }];
}

/** The name of a severity or status as it is written in queries. */
export function written(name: string): string {
  return name.toLowerCase().replaceAll("_", "-");
}

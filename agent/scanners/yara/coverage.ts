import { MAX_GAPS, MAX_LINES } from "../../output/gaps.ts";
import type { Coverage } from "../../scanner.ts";

/** One coverage for an attempt of several paths. */
export function mergeYaraCoverage(parts: readonly Coverage[]): Coverage {
  const lists = (key: string) => parts.flatMap((part) => (Array.isArray(part[key]) ? part[key] : []));
  const unreadable = parts.flatMap(({ unreadable }) => (isUnreadable(unreadable) ? [unreadable] : []));
  return {
    scanner: "yara",
    roots: lists("roots"),
    ruleSets: parts.map((part) => part.ruleSets).find(Array.isArray) ?? [],
    slowRules: [...new Map(lists("slowRules").map((slow) => [JSON.stringify(slow), slow])).values()],
    missing: lists("missing").slice(0, MAX_GAPS * 2),
    unreadable: {
      total: unreadable.reduce((sum, { total }) => sum + total, 0),
      lines: unreadable.flatMap(({ lines }) => lines).slice(0, MAX_LINES),
    },
  };
}

function isUnreadable(value: unknown): value is { total: number; lines: unknown[] } {
  return (
    typeof value === "object" &&
    value !== null &&
    "total" in value &&
    typeof value.total === "number" &&
    "lines" in value &&
    Array.isArray(value.lines)
  );
}

import type { ExaminedTrees } from "../../output/examined.ts";
import { MAX_GAPS, MAX_LINES } from "../../output/gaps.ts";
import type { Coverage } from "../../scanner.ts";

/** One coverage for an attempt of several paths. */
export function mergeYaraCoverage(parts: readonly Coverage[]): Coverage {
  const lists = (key: string) => parts.flatMap((part) => (Array.isArray(part[key]) ? part[key] : []));
  const unreadable = parts.flatMap(({ unreadable }) => (isUnreadable(unreadable) ? [unreadable] : []));
  return {
    scanner: "yara",
    roots: lists("roots"),
    examined: mergeTrees(parts),
    ruleSets: parts.map((part) => part.ruleSets).find(Array.isArray) ?? [],
    slowRules: [...new Map(lists("slowRules").map((slow) => [JSON.stringify(slow), slow])).values()],
    ...rulesNotTimed(parts),
    missing: lists("missing").slice(0, MAX_GAPS * 2),
    unreadable: {
      total: unreadable.reduce((sum, { total }) => sum + total, 0),
      lines: unreadable.flatMap(({ lines }) => lines).slice(0, MAX_LINES),
    },
  };
}

/** How many rules were not tried alone after the time limit; absent where that was not reached. */
function rulesNotTimed(parts: readonly Coverage[]): Coverage {
  const counts = parts.flatMap(({ rulesNotTimed }) =>
    typeof rulesNotTimed === "number" ? [rulesNotTimed] : [],
  );
  return counts.length === 0 ? {} : { rulesNotTimed: Math.max(...counts) };
}

/** A path of which nothing is proven takes nothing from the others. */
function mergeTrees(parts: readonly Coverage[]): ExaminedTrees | null {
  const examined = parts.flatMap((part) => (part.examined ? [part.examined as ExaminedTrees] : []));
  if (examined.length === 0) return null;
  return {
    trees: examined.flatMap(({ trees }) => trees),
    notRead: examined.flatMap(({ notRead }) => notRead),
    signaturesAt: null,
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

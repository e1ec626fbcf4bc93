import type { AddressRange, Target } from "./targets.ts";

function byAddress(a: AddressRange, b: AddressRange): number {
  if (a.version !== b.version) return a.version - b.version;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return 0;
}

/** The same addresses in as few ranges as possible, in order: overlapping and adjacent ones become one. */
export function mergeRanges(ranges: AddressRange[]): AddressRange[] {
  const merged: AddressRange[] = [];
  for (const range of ranges.toSorted(byAddress)) {
    const last = merged.at(-1);
    if (last && last.version === range.version && range.first <= last.last + 1n) {
      if (range.last > last.last) last.last = range.last;
    } else {
      merged.push({ ...range });
    }
  }
  return merged;
}

/** The addresses of `ranges` that are in none of `excluded`, merged. */
export function subtractRanges(ranges: AddressRange[], excluded: AddressRange[]): AddressRange[] {
  const holes = mergeRanges(excluded);
  return mergeRanges(ranges).flatMap((range) => {
    const rest: AddressRange[] = [];
    let { first } = range;
    for (const hole of holes) {
      if (hole.version !== range.version || hole.last < first || hole.first > range.last) continue;
      if (hole.first > first) rest.push({ ...range, first, last: hole.first - 1n });
      first = hole.last + 1n;
    }
    if (first <= range.last) rest.push({ ...range, first });
    return rest;
  });
}

/** Targets without duplicates, overlaps and exclusions: ranges in order, then names in order. */
export function normaliseTargets(targets: Target[], exclusions: Target[]): Target[] {
  const ranges = (list: Target[]) => list.filter((target): target is AddressRange => !("name" in target));
  const names = (list: Target[]) => list.filter((target) => "name" in target).map((target) => target.name);
  const excludedNames = new Set(names(exclusions));
  const kept = [...new Set(names(targets))].filter((name) => !excludedNames.has(name)).toSorted();
  return [...subtractRanges(ranges(targets), ranges(exclusions)), ...kept.map((name) => ({ name }))];
}

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

/** The addresses that are in both lists, merged and in order. */
export function intersectRanges(one: AddressRange[], other: AddressRange[]): AddressRange[] {
  const [a, b] = [mergeRanges(one), mergeRanges(other)];
  const common: AddressRange[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as AddressRange, b[j] as AddressRange];
    const first = left.first > right.first ? left.first : right.first;
    const last = left.last < right.last ? left.last : right.last;
    if (left.version === right.version && first <= last) common.push({ ...left, first, last });
    if (isEndingFirst(left, right)) i++;
    else j++;
  }
  return common;
}

function isEndingFirst(a: AddressRange, b: AddressRange): boolean {
  return a.version === b.version ? a.last < b.last : a.version < b.version;
}

/** Targets without duplicates, overlaps and exclusions: ranges in order, then names in order. */
export function normaliseTargets(targets: Target[], exclusions: Target[]): Target[] {
  const ranges = (list: Target[]) => list.filter((target): target is AddressRange => !("name" in target));
  const names = (list: Target[]) => list.filter((target) => "name" in target).map((target) => target.name);
  const excludedNames = new Set(names(exclusions));
  const kept = [...new Set(names(targets))].filter((name) => !excludedNames.has(name)).toSorted();
  return [...subtractRanges(ranges(targets), ranges(exclusions)), ...kept.map((name) => ({ name }))];
}

import { type AddressRange, sizeOf, type Target } from "./targets.ts";

/** Addresses of one share, at least, where a scan has that many: below it, starting the scanner costs more than it saves. */
const MIN_SHARE = 32n;
/** Addresses of one share, at most: what is lost and done again when an agent dies. */
const MAX_SHARE = 1024n;
/** Shares for each slot that could work on them, so that a fast agent takes over from a slow one. */
const SHARES_PER_SLOT = 4n;

const ceil = (a: bigint, b: bigint) => (a + b - 1n) / b;
const max = (a: bigint, b: bigint) => (a > b ? a : b);
const min = (a: bigint, b: bigint) => (a < b ? a : b);

/**
 * Into how many shares to split so many addresses, for so many slots that could work on them at once: enough to keep
 * all of them busy, none too large to lose, none too small to be worth it.
 */
export function shareCountFor(addresses: bigint, slots: number): number {
  const busy = min(BigInt(slots) * SHARES_PER_SLOT, ceil(addresses, MIN_SHARE));
  return Number(max(max(busy, ceil(addresses, MAX_SHARE)), 1n));
}

/**
 * Splits targets into shares of even size: by count of addresses, a name counting as one, no two shares differing by
 * more than one. Shares are disjoint and together are the targets; there are fewer than asked for where there are fewer
 * addresses. Targets must not overlap (`normaliseTargets` sees to it).
 */
export function splitTargets(targets: Target[], shareCount: number): Target[][] {
  const total = targets.reduce((sum, target) => sum + sizeOf(target), 0n);
  const count = min(BigInt(shareCount), total);
  const rest = [...targets];
  return Array.from({ length: Number(count) }, (_, index) => {
    const size = (total * BigInt(index + 1)) / count - (total * BigInt(index)) / count;
    return takeFirst(rest, size);
  });
}

/** Removes so many addresses from the front of the list and returns them. */
function takeFirst(rest: Target[], size: bigint): Target[] {
  const share: Target[] = [];
  let missing = size;
  while (missing > 0n) {
    const target = rest.shift();
    if (!target) break;
    if (sizeOf(target) > missing) {
      const [head, tail] = cut(target as AddressRange, missing);
      share.push(head);
      rest.unshift(tail);
      break;
    }
    share.push(target);
    missing -= sizeOf(target);
  }
  return share;
}

function cut(range: AddressRange, size: bigint): [AddressRange, AddressRange] {
  const middle = range.first + size;
  return [
    { ...range, last: middle - 1n },
    { ...range, first: middle },
  ];
}

/**
 * Groups targets by who can reach them, so that no share needs two agents: targets are cut where a reach begins or
 * ends, and pieces that the same agents reach stay together. Names are reached by whoever resolves them and form a
 * group of their own.
 * @param reaches for each agent, the ranges it declares reachable
 */
export function groupByReach(targets: Target[], reaches: AddressRange[][]): Target[][] {
  const groups = new Map<string, Target[]>();
  const add = (key: string, target: Target) => groups.set(key, [...(groups.get(key) ?? []), target]);
  for (const target of targets) {
    if ("name" in target) add("names", target);
    else for (const piece of cutAtBoundaries(target, reaches.flat())) add(reachersOf(piece, reaches), piece);
  }
  return [...groups.values()];
}

function cutAtBoundaries(target: AddressRange, boundaries: AddressRange[]): AddressRange[] {
  const starts = new Set([target.first]);
  for (const { version, first, last } of boundaries) {
    if (version !== target.version) continue;
    for (const start of [first, last + 1n])
      if (start > target.first && start <= target.last) starts.add(start);
  }
  const sorted = [...starts].toSorted((a, b) => (a < b ? -1 : 1));
  return sorted.map((first, index) => ({
    ...target,
    first,
    last: (sorted[index + 1] ?? target.last + 1n) - 1n,
  }));
}

function reachersOf(piece: AddressRange, reaches: AddressRange[][]): string {
  const contains = (range: AddressRange) =>
    range.version === piece.version && range.first <= piece.first && piece.last <= range.last;
  return reaches.flatMap((ranges, agent) => (ranges.some(contains) ? [agent] : [])).join(",");
}

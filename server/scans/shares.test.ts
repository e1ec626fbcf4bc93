import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseTargets } from "./ranges.ts";
import { groupByReach, shareCountFor, splitTargets } from "./shares.ts";
import { type AddressRange, sizeOf, type Target } from "./targets.ts";

const range = fc
  .tuple(fc.constantFrom(4 as const, 6 as const), fc.bigInt(0n, 300n), fc.bigInt(0n, 80n))
  .map(([version, first, size]): AddressRange => ({ version, first, last: first + size }));
const name = fc.constantFrom("a.example", "b.example", "c.example").map((text): Target => ({ name: text }));
const targets = fc.array(fc.oneof({ weight: 4, arbitrary: range }, name), { maxLength: 10 });

const members = (list: Target[]): string[] =>
  list.flatMap((target) => {
    if ("name" in target) return [target.name];
    const all: string[] = [];
    for (let n = target.first; n <= target.last; n++) all.push(`${target.version}/${n}`);
    return all;
  });
const total = (list: Target[]) => list.reduce((sum, target) => sum + sizeOf(target), 0n);

describe("splitting targets into shares", () => {
  it("gives disjoint shares of even size whose union is the targets minus the exclusions", () => {
    fc.assert(
      fc.property(targets, targets, fc.integer({ min: 1, max: 40 }), (asked, excluded, count) => {
        const normal = normaliseTargets(asked, excluded);
        const shares = splitTargets(normal, count);
        const split = shares.flatMap(members);
        expect(new Set(split).size).toBe(split.length);
        expect(new Set(split)).toEqual(new Set(members(asked)).difference(new Set(members(excluded))));
        expect(shares).toHaveLength(Math.min(count, split.length));
        const sizes = shares.map((share) => Number(total(share)));
        if (sizes.length > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    [1n, 10, 1],
    [32n, 10, 1],
    [256n, 1, 4],
    [256n, 100, 8],
    [65_536n, 2, 64],
    [65_536n, 100, 400],
    [1_048_576n, 1, 1024],
  ])("%d addresses for %d slots are %d shares", (addresses, slots, count) => {
    expect(shareCountFor(addresses, slots)).toBe(count);
  });
});

describe("grouping by reach", () => {
  it("loses and doubles nothing, and every agent reaches all of a group or nothing of it", () => {
    fc.assert(
      fc.property(
        targets,
        fc.array(fc.array(range, { maxLength: 3 }), { maxLength: 4 }),
        (asked, reaches) => {
          const normal = normaliseTargets(asked, []);
          const groups = groupByReach(normal, reaches);
          expect(groups.flatMap(members).toSorted()).toEqual(members(normal).toSorted());
          for (const group of groups) {
            for (const reach of reaches) {
              const reached = new Set(members(reach));
              const inside = members(group).filter((member) => reached.has(member)).length;
              expect([0, members(group).length]).toContain(inside);
            }
          }
        },
      ),
    );
  });
});

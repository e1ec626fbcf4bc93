import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inSrvOrder, isWithin } from "./srv.ts";

const record = (name: string, priority: number, weight: number) => ({ name, priority, weight, port: 1 });
const namesOf = (records: { name: string }[]) => records.map(({ name }) => name);

describe("the order of SRV records", () => {
  test("is by priority, then drawn by weight", () => {
    const records = [record("c", 2, 9), record("a", 1, 1), record("b", 1, 3)];
    expect(namesOf(inSrvOrder(records, () => 0))).toEqual(["a", "b", "c"]);
    expect(namesOf(inSrvOrder(records, () => 0.99))).toEqual(["b", "a", "c"]);
  });

  test("gives each first place as often as its weight says", () => {
    const records = [record("light", 1, 1), record("heavy", 1, 3)];
    const points = Array.from({ length: 1000 }, (_, index) => index / 1000);
    const heavy = points.filter((point) => inSrvOrder(records, () => point)[0]?.name === "heavy");
    expect(heavy.length).toBe(600); // RFC 2782 draws from 0 to the sum, both included: 3 of 5
  });

  test("loses and repeats none", () => {
    const one = fc.record({
      name: fc.string(),
      priority: fc.nat(3),
      weight: fc.nat(65_535),
      port: fc.nat(65_535),
    });
    const point = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), point, (records, at) => {
        const ordered = inSrvOrder(records, () => at);
        expect(new Set(ordered)).toEqual(new Set(records));
        expect(ordered.length).toBe(records.length);
        expect(ordered.map(({ priority }) => priority)).toEqual(
          records.map(({ priority }) => priority).toSorted((a, b) => a - b),
        );
      }),
    );
  });
});

test.each([
  ["head.example.org", true],
  ["HEAD.Example.Org.", true],
  ["example.org", true],
  ["notexample.org", false],
  ["example.org.attacker.example", false],
  [".", false],
  ["", false],
  ["evil/.example.org", false],
  ["a@b.example.org", false],
])("%j is within example.org: %s", (name, expected) => {
  expect(isWithin(name, "example.org")).toBe(expected);
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { openPort } from "../test/support/graphql.ts";
import { ScanEvent } from "./events/event.ts";
import { quickCheckOf } from "./quick-check.ts";

const reference = { type: "CVE", id: "CVE-2021-44228", url: "https://example.org/" };
const event = {
  ...openPort(1, 22),
  finding: { ...openPort(1, 22).finding, description: "text", references: [reference] },
};
const others = [
  { ...event, asset: { kind: "FILE_TREE", root: "/srv" } },
  { ...event, asset: { kind: "HOST", address: "::1", hostnames: ["a"], mac: "00:00:00:00:00:01" } },
];

/** Values that schemas draw their lines between. */
const odd = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    undefined,
    Number.NaN,
    0,
    -1,
    1.5,
    2_000_000_001,
    "",
    "HOST",
    "MACHINE",
    "1969",
    "tcp\n",
    [],
  ),
  fc.integer({ min: 0, max: 310 }).map((length) => "x".repeat(length)),
  fc.constant(JSON.parse('{"__proto__":{"a":1}}')),
);

/** An event with a member, somewhere in it, set to or joined by something odd. */
const changed = fc
  .tuple(fc.constantFrom(event, ...others), fc.infiniteStream(fc.nat({ max: 20 })), fc.string(), odd)
  .map(([base, choices, name, value]) => {
    const copy = structuredClone<object>(base);
    let at = copy as Record<string, unknown>;
    for (;;) {
      const keys = Object.keys(at);
      const key = keys[choices.next().value] ?? name;
      const inner = Object.hasOwn(at, key) ? at[key] : null;
      if (typeof inner !== "object" || inner === null || choices.next().value < 5) {
        // As JSON.parse does, also for a member that is called __proto__.
        Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true });
        return JSON.parse(JSON.stringify(copy)) as unknown;
      }
      at = inner as Record<string, unknown>;
    }
  });

it("takes what is right", () => {
  expect([event, ...others].filter(quickCheckOf(ScanEvent))).toHaveLength(3);
});

it("takes nothing that the schema does not take as it is", () => {
  const isScanEvent = quickCheckOf(ScanEvent);
  let taken = 0;
  fc.assert(
    fc.property(changed, (value) => {
      if (!isScanEvent(value)) return;
      taken++;
      expect(ScanEvent.safeParse(value)).toEqual({ success: true, data: value });
    }),
    { numRuns: 2000 },
  );
  expect(taken).toBeGreaterThan(100);
});

it.each([
  ["text that is made of others", z.coerce.string(), 5],
  ["text that is trimmed", z.string().trim(), " a "],
  ["a default", z.strictObject({ a: z.string().default("b").optional() }), {}],
  ["an object that drops what it does not know", z.object({ a: z.string() }), { a: "b", c: 1 }],
  ["a record that wants each key", z.record(z.enum(["a", "b"]), z.string()), { a: "x" }],
  ["exactly one of two", z.xor([z.string(), z.string().max(3)]), "a"],
  ["a rule of its own", z.strictObject({ a: z.string() }).refine(({ a }) => a !== "b"), { a: "b" }],
])("leaves %s to the schema", (_what, schema, value) => {
  expect(quickCheckOf<unknown>(schema)(value)).toBe(false);
});

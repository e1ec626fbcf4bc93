import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type DifferenceSides,
  fromLocalField,
  lastDays,
  readSides,
  toLocalField,
  writeSides,
} from "./difference-sides.ts";

const NOW = Date.UTC(2026, 10, 25, 12);
const moments = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

it("the sides of a difference come back from the address as they were written", () => {
  const scans = fc.record({
    kind: fc.constant("scans" as const),
    from: fc.option(fc.uuid()),
    to: fc.option(fc.uuid()),
  });
  const times = fc.record({ kind: fc.constant("times" as const), from: moments, to: moments });
  fc.assert(
    fc.property(fc.oneof<fc.Arbitrary<DifferenceSides>[]>(scans, times), (sides) => {
      expect(readSides(writeSides(sides), NOW)).toEqual(sides);
    }),
  );
});

it("a difference since a time is until now, and one since no time is between scans", () => {
  expect(readSides({ since: "2026-11-24T12:00:00Z" }, NOW)).toEqual(lastDays(1, NOW));
  expect(readSides({ since: "yesterday" }, NOW)).toEqual({ kind: "scans", from: null, to: null });
});

it("a moment comes back from its field to the minute", () => {
  fc.assert(
    fc.property(moments, (iso) => {
      expect(fromLocalField(toLocalField(iso))?.slice(0, 16)).toBe(iso.slice(0, 16));
    }),
  );
  expect(fromLocalField("")).toBe(null);
});

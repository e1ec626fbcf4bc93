import { expect, it } from "vitest";
import { formatCount, formatMs, formatSpread, tableLines } from "./table.ts";

it("aligns names to the left and figures to the right", () => {
  expect(
    tableLines([
      ["", "p50", "p99"],
      ["head", "3.1", "27"],
      ["graphile-worker", "2", "1 240"],
    ]),
  ).toEqual([
    "                  p50     p99",
    "head              3.1      27",
    "graphile-worker     2   1 240",
  ]);
});

it("shows no more digits than a measurement has", () => {
  expect([0.4512, 3.14, 27.4, 1240, Number.NaN].map(formatMs)).toEqual(["0.45", "3.1", "27", "1 240", "–"]);
  expect(formatSpread({ min: 999, median: 28_800, max: 1_000_000 }, formatCount)).toBe(
    "999 / 28 800 / 1 000 000",
  );
});

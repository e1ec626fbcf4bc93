import fc from "fast-check";
import { expect, it } from "vitest";
import { median, quantile, ratios, spread } from "./statistics.ts";

const numbers = fc.array(fc.integer(), { minLength: 1 });

it("takes quantiles by nearest rank, whatever the order of the values", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0.5, 0.95, 0.99, 1].map((share) => quantile(hundred, share))).toEqual([50, 95, 99, 100]);
  expect(quantile([7], 0.5)).toBe(7);
  expect(quantile([], 0.5)).toBeNaN();
});

it("takes the mean of the two middle values of an even count", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([3, 1, 2])).toBe(2);
});

it("keeps min, median and max in order, and leaves the values as they were", () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const before = [...values];
      const { min, median: middle, max } = spread(values);
      expect(values).toEqual(before);
      expect(min <= middle && middle <= max).toBe(true);
    }),
  );
});

it("compares round with round, not the medians", () => {
  expect(ratios([10, 200, 30], [5, 100, 30])).toEqual({ min: 1, median: 2, max: 2 });
  expect(() => ratios([1], [1, 2])).toThrow("as many rounds");
});

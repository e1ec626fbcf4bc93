import { expect, it } from "vitest";
import { unusualness } from "../server/intelligence/unusualness.ts";
import { averagePrecision, precisionAt } from "./ranking-quality.ts";
import { learn } from "./regression.ts";

const examples = [2, 5, 10, 20].flatMap((hoursWatched) =>
  [0, 1, 5, 15].flatMap((company) =>
    [0, 1, 2, 3].map((turn) => ({
      facts: { hoursWatched, company },
      isAttack: turn < Math.log1p(company) + Math.log1p(hoursWatched) - 2,
    })),
  ),
);

it("learns which facts speak for an attack, and how often there is one", () => {
  const weights = learn([...examples, { facts: { hoursWatched: 0, company: 99 }, isAttack: true }]);
  expect(weights).toEqual(learn(examples)); // nothing is learnt from an asset's first hour
  expect(weights.hoursWatched).toBeGreaterThan(0);
  expect(weights.company).toBeGreaterThan(0);
  const expected = examples.reduce((sum, { facts }) => sum + unusualness(facts, weights), 0);
  expect(expected).toBeCloseTo(examples.filter(({ isAttack }) => isAttack).length, 1);
});

it("measures how far up the wanted ones are", () => {
  expect(averagePrecision([true, true, false])).toBe(1);
  expect(averagePrecision([false, true, false, true])).toBe(0.5);
  expect(precisionAt([true, false, true, true], 2)).toBe(0.5);
});

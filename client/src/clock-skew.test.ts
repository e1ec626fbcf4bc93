import { expect, it } from "vitest";
import { clockWarning } from "./clock-skew.ts";

it("says nothing of a clock that is about right, or not measured yet", () => {
  for (const skewMs of [null, undefined, 0, 5_000, -5_000]) expect(clockWarning(skewMs)).toBeNull();
});

it("says how far a clock is ahead or behind", () => {
  expect(clockWarning(420_000)).toBe(
    "Its clock is 7 min ahead of the head's, and so are the times that it reports.",
  );
  expect(clockWarning(-5_001)).toBe(
    "Its clock is 5 s behind the head's, and so are the times that it reports.",
  );
});

import { expect, test } from "vitest";
import { clockSkewMs } from "./clock-skew.ts";

test.each([
  ["equal clocks", { sentAt: 1_000_000, roundTripMs: 0, headAt: 1_000_000 }, 0],
  ["equal clocks and a slow network", { sentAt: 1_000_000, roundTripMs: 400, headAt: 1_000_200 }, 0],
  ["a clock that is ahead", { sentAt: 1_007_000, roundTripMs: 400, headAt: 1_000_200 }, 7_000],
  ["a clock that is behind", { sentAt: 1_000_000, roundTripMs: 101, headAt: 1_060_000 }, -59_949],
])("%s", (_what, exchange, skew) => {
  expect(clockSkewMs(exchange)).toBe(skew);
});

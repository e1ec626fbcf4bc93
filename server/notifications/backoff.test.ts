import { describe, expect, it } from "vitest";
import { LONGEST_DELAY_MS, MAX_TRIES, nextDelayMs } from "./backoff.ts";

const failed = { problem: "The receiver answered with status 500." };
const latest = () => 1;
const earliest = () => 0;

describe("waiting after a failed try", () => {
  it("grows threefold, up to two hours", () => {
    const delays = Array.from({ length: MAX_TRIES - 1 }, (_, at) => nextDelayMs(at + 1, failed, latest));
    expect(delays).toEqual([10, 30, 90, 270, 810, 2430, 7200].map((seconds) => seconds * 1000));
  });

  it("is between half and all of that by chance", () => {
    expect(nextDelayMs(2, failed, earliest)).toBe(15_000);
    expect(nextDelayMs(2, failed, () => 0.5)).toBe(22_500);
  });

  it("ends after the last try, and at once where no other can succeed", () => {
    expect(nextDelayMs(MAX_TRIES, failed, latest)).toBeNull();
    expect(nextDelayMs(1, { ...failed, isFinal: true }, latest)).toBeNull();
  });

  it("heeds what the receiver asks for, within limits", () => {
    expect(nextDelayMs(1, { ...failed, retryAfterSeconds: 60 }, latest)).toBe(60_000);
    expect(nextDelayMs(3, { ...failed, retryAfterSeconds: 1 }, latest)).toBe(90_000);
    expect(nextDelayMs(1, { ...failed, retryAfterSeconds: 1e9 }, latest)).toBe(LONGEST_DELAY_MS);
  });
});

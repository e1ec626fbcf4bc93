import { describe, expect, it } from "vitest";
import { digestInWords, secondsOf, timeOfDay } from "./words.ts";

describe("when messages go out", () => {
  it.each([
    [0, 0, "at once"],
    [300, 0, "every 5 min"],
    [3600, 0, "hourly"],
    [86_400, 25_200, "daily at 07:00 UTC"],
  ])("is said in words: %d and %d", (digestSeconds, digestOffsetSeconds, words) => {
    expect(digestInWords({ digestSeconds, digestOffsetSeconds })).toBe(words);
  });

  it("is entered as a time of day", () => {
    expect(secondsOf("07:30")).toBe(27_000);
    expect(timeOfDay(27_000)).toBe("07:30");
    expect(secondsOf("")).toBe(0);
  });
});

import { describe, expect, it } from "vitest";
import { parseWindow, type ScanWindow } from "./window.ts";

const nightly: ScanWindow = {
  days: ["MON", "TUE", "WED", "THU", "FRI"],
  from: "20:00",
  to: "06:00",
  timeZone: "Europe/Berlin",
  atEnd: "FINISH",
};

describe("checking a window", () => {
  it("takes days in any order, and lets work finish unless told otherwise", () => {
    expect(parseWindow({ days: ["SUN", "MON", "SUN"], from: "22:00", to: "04:30", timeZone: "UTC" })).toEqual(
      {
        days: ["MON", "SUN"],
        from: "22:00",
        to: "04:30",
        timeZone: "UTC",
        atEnd: "FINISH",
      },
    );
  });

  it.each([
    ["no day", { days: [] }, "WINDOW_INVALID", "window.days names at least one day"],
    [
      "a time that no clock shows",
      { from: "24:00" },
      "WINDOW_INVALID",
      "window.from is a time such as 20:00",
    ],
    ["an unknown field", { until: "06:00" }, "WINDOW_INVALID", "until"],
    [
      "an unknown time zone",
      { timeZone: "Mars/Olympus" },
      "TIME_ZONE_INVALID",
      '"Mars/Olympus" is no time zone',
    ],
    ["an offset", { timeZone: "+01:00" }, "TIME_ZONE_INVALID", '"+01:00" is no time zone'],
  ])("refuses %s", (_what, change, code, words) => {
    const parse = () => parseWindow({ ...nightly, ...change });
    expect(parse).toThrow(words);
    expect(parse).toThrow(expect.objectContaining({ code }));
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WEEKDAYS } from "./time-zone.ts";
import { describeWindow, isOpen, nextChange, type Window } from "./window.ts";

const MINUTE_MS = 60_000;
const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Asia/Kolkata",
  "UTC",
];

const nightly: Window = {
  days: ["MON", "TUE", "WED", "THU", "FRI"],
  from: "20:00",
  to: "06:00",
  timeZone: "Europe/Berlin",
};

const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":"));
const windows = fc.record({
  days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
  from: times,
  to: times,
  timeZone: fc.constantFrom(...ZONES),
});
/** Moments near the days on which clocks change, and any others. */
const moments = fc.oneof(
  fc
    .constantFrom(
      "2026-03-28T12:00Z",
      "2026-10-24T12:00Z",
      "2026-03-08T00:00Z",
      "2026-11-01T00:00Z",
      "2026-04-04T00:00Z",
      "2026-10-03T00:00Z",
    )
    .chain((day) =>
      fc.integer({ min: 0, max: 3 * 1440 }).map((minutes) => new Date(Date.parse(day) + minutes * MINUTE_MS)),
    ),
  fc
    .integer({ min: 0, max: 5 * 366 * 1440 })
    .map((minutes) => new Date(Date.UTC(2026, 0) + minutes * MINUTE_MS)),
);

/** The same question put to a clock, as a person would: what day and time is it there? */
function isOpenByClock({ days, from, to, timeZone }: Window, now: Date): boolean {
  const show = (moment: Date, options: object) => moment.toLocaleString("en-GB", { timeZone, ...options });
  const time = show(now, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = show(now, { weekday: "short" }).toUpperCase();
  const before = WEEKDAYS[(WEEKDAYS.indexOf(day as (typeof WEEKDAYS)[number]) + 6) % 7]!;
  const isDay = (name: string) => (days as string[]).includes(name);
  if (from < to) return isDay(day) && time >= from && time < to;
  return (isDay(day) && time >= from) || (isDay(before) && time < to);
}

describe("a window", () => {
  it.each([
    ["before it opens on Monday", "2026-11-23T18:59:59Z", false],
    ["when it opens on Monday", "2026-11-23T19:00:00Z", true],
    ["after midnight", "2026-11-24T02:00:00Z", true],
    ["when it closes", "2026-11-24T05:00:00Z", false],
    ["on Saturday morning, which Friday began", "2026-11-28T04:59:00Z", true],
    ["on Saturday evening", "2026-11-28T20:00:00Z", false],
    ["on Monday morning, which Sunday did not begin", "2026-11-23T02:00:00Z", false],
    ["in summer an hour earlier", "2026-07-20T18:00:00Z", true],
  ])("knows whether it is open %s", (_when, now, expected) => {
    expect(isOpen(nightly, new Date(now))).toBe(expected);
  });

  it.each([
    ["the closing of this night", {}, "2026-11-24T02:00:00Z", "2026-11-24T05:00:00.000Z"],
    ["the opening after the weekend", {}, "2026-11-28T05:00:00Z", "2026-11-30T19:00:00.000Z"],
    [
      "a night that is an hour shorter",
      { days: ["SAT"] },
      "2026-03-28T19:00:00Z",
      "2026-03-29T04:00:00.000Z",
    ],
    ["a night that is an hour longer", { days: ["SAT"] }, "2026-10-24T18:00:00Z", "2026-10-25T05:00:00.000Z"],
    [
      "an opening in the hour that is skipped",
      { days: ["SUN"], from: "02:30", to: "04:00" },
      "2026-03-29T00:00:00Z",
      "2026-03-29T01:00:00.000Z",
    ],
    [
      "the week after, where the whole window is skipped",
      { days: ["SUN"], from: "02:10", to: "02:50" },
      "2026-03-29T00:00:00Z",
      "2026-04-05T00:10:00.000Z",
    ],
    [
      "the end of the first of two hours that are alike",
      { days: ["SUN"], from: "02:00", to: "02:30" },
      "2026-10-25T00:00:00Z",
      "2026-10-25T00:30:00.000Z",
    ],
    [
      "the beginning of the second",
      { days: ["SUN"], from: "02:00", to: "02:30" },
      "2026-10-25T00:30:00Z",
      "2026-10-25T01:00:00.000Z",
    ],
    [
      "24 hours from the opening",
      { days: ["SAT"], from: "08:00", to: "08:00" },
      "2026-11-28T12:00:00Z",
      "2026-11-29T07:00:00.000Z",
    ],
  ])("finds %s", (_what, change, now, expected) => {
    const window = { ...nightly, ...change } as Window;
    expect(nextChange(window, new Date(now))?.toISOString()).toBe(expected);
  });

  it("never changes where it is open all the time", () => {
    const always = { ...nightly, days: [...WEEKDAYS], from: "00:00", to: "00:00" };
    expect(nextChange(always, new Date("2026-03-28T00:00:00Z"))).toBeNull();
  });

  it("is open when a clock on the wall says so", () => {
    fc.assert(
      fc.property(windows, moments, (window, now) => {
        expect(isOpen(window, now)).toBe(isOpenByClock(window, now));
      }),
      { numRuns: 300 },
    );
  });

  it("changes next when a look at the clock each minute finds it changed first", () => {
    fc.assert(
      fc.property(windows, moments, (window, now) => {
        const next = nextChange(window, now);
        const limit = Math.min(
          next?.getTime() ?? Number.POSITIVE_INFINITY,
          now.getTime() + 2 * 1440 * MINUTE_MS,
        );
        const before = isOpen(window, now);
        for (let moment = now.getTime() + MINUTE_MS; moment < limit; moment += MINUTE_MS) {
          if (isOpen(window, new Date(moment)) !== before)
            throw new Error(`It changed at ${new Date(moment).toISOString()}.`);
        }
        if (next) expect(isOpen(window, next)).toBe(!before);
      }),
      { numRuns: 120 },
    );
  });

  it("says in words what it is", () => {
    expect(describeWindow(nightly)).toBe("MON–FRI 20:00–06:00 Europe/Berlin");
    expect(describeWindow({ ...nightly, days: ["SAT", "SUN"] })).toBe("SAT, SUN 20:00–06:00 Europe/Berlin");
    expect(describeWindow({ ...nightly, days: [...WEEKDAYS] })).toBe("daily 20:00–06:00 Europe/Berlin");
  });
});

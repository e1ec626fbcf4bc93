import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cronTimes, requireCron } from "./cron.ts";
import { decideDue, decideOverlap, nextStart, spreadMs, type Timing } from "./due.ts";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const BERLIN = "Europe/Berlin";
const text = (date: Date | null | undefined) => date?.toISOString().replace(":00.000Z", "Z") ?? null;

function timing(cron: string, changes: Partial<Timing> = {}): Timing & { missed: "SKIP" } {
  return { id: "one", cron, timeZone: BERLIN, spreadSeconds: 0, missed: "SKIP", ...changes };
}

describe("a cron expression", () => {
  it.each([
    [
      "in winter and summer at the same time of the day",
      "0 9 * * *",
      "2026-03-28T00:00Z",
      ["2026-03-28T08:00Z", "2026-03-29T07:00Z"],
    ],
    [
      "after the hour that clocks skip, once",
      "30 2 * * *",
      "2026-03-28T12:00Z",
      ["2026-03-29T01:00Z", "2026-03-30T00:30Z"],
    ],
    [
      "in the first of two hours that are alike, once",
      "30 2 * * *",
      "2026-10-24T12:00Z",
      ["2026-10-25T00:30Z", "2026-10-26T01:30Z"],
    ],
    [
      "every half hour through the hour that is skipped",
      "*/30 * * * *",
      "2026-03-29T00:10Z",
      ["2026-03-29T00:30Z", "2026-03-29T01:00Z"],
    ],
    [
      "every hour through the hour that comes twice",
      "0 * * * *",
      "2026-10-24T23:30Z",
      ["2026-10-25T00:00Z", "2026-10-25T01:00Z"],
    ],
    [
      "on the first Monday of a month",
      "0 6 * * MON#1",
      "2026-11-23T00:00Z",
      ["2026-12-07T05:00Z", "2027-01-04T05:00Z"],
    ],
    [
      "on the 29th of February",
      "0 0 29 2 *",
      "2026-11-23T00:00Z",
      ["2028-02-28T23:00Z", "2032-02-28T23:00Z"],
    ],
    ["by a nickname", "@weekly", "2026-11-23T00:00Z", ["2026-11-28T23:00Z", "2026-12-05T23:00Z"]],
  ])("is due %s", (_when, cron, after, expected) => {
    expect(cronTimes(cron, BERLIN, new Date(after), 2).map(text)).toEqual(expected);
  });

  it.each([
    ["* * * * * *", "it has 6 fields; seconds and years are refused"],
    ["0 0 * *", "it has five fields"],
    ["", "it has five fields"],
    ["61 * * * *", "one of its fields has a value"],
    ["a b c d e", "one of its fields has a value"],
    ["0 0 31 2 *", "it is never due"],
    ["2027-01-01T00:00:00", "it has five fields"],
    ["@reboot", "it has five fields"],
    [`${"1,".repeat(60)}1 * * * *`, "longer than 100"],
  ])("%j is refused with its text and the reason", (cron, words) => {
    const check = () => requireCron(cron, BERLIN);
    expect(check).toThrow(expect.objectContaining({ code: "CRON_INVALID" }));
    expect(check).toThrow(words);
    expect(check).toThrow(JSON.stringify(cron.slice(0, 100)));
  });

  it("needs a time zone that exists", () => {
    expect(() => requireCron("@daily", "Europe/Bärlin")).toThrow(
      expect.objectContaining({ code: "TIME_ZONE_INVALID" }),
    );
  });
});

describe("what is due", () => {
  const hourly = timing("0 * * * *");
  const at = (time: string) => new Date(`2026-11-23T${time}Z`);
  const decide = (missed: "SKIP" | "RUN_ONCE", now: string) => {
    const { run, skipped, nextRunAt } = decideDue({ ...hourly, missed }, at("10:00:00"), at(now));
    return {
      run: text(run?.plannedAt),
      why: run?.reason,
      skipped: text(skipped?.plannedAt),
      said: skipped?.message,
      next: text(nextRunAt),
    };
  };

  it("is nothing before the time", () => {
    expect(decide("SKIP", "09:59:59")).toMatchObject({ run: null, skipped: null, next: "2026-11-23T10:00Z" });
  });

  it.each(["SKIP", "RUN_ONCE"] as const)("is the run of this time, in time, with %s", (missed) => {
    expect(decide(missed, "10:00:30")).toEqual({
      run: "2026-11-23T10:00Z",
      why: "",
      skipped: null,
      said: undefined,
      next: "2026-11-23T11:00Z",
    });
  });

  it("is nothing of what was missed, with SKIP", () => {
    expect(decide("SKIP", "12:30:00")).toEqual({
      run: null,
      why: undefined,
      skipped: "2026-11-23T12:00Z",
      said: "Left out 3 runs from 2026-11-23 10:00 UTC to 2026-11-23 12:00 UTC: no head was running.",
      next: "2026-11-23T13:00Z",
    });
  });

  it("is the run that is in time beside those that were missed, with SKIP", () => {
    expect(decide("SKIP", "11:00:20")).toMatchObject({
      run: "2026-11-23T11:00Z",
      skipped: "2026-11-23T10:00Z",
      said: "Left out the run of 2026-11-23 10:00 UTC: no head was running.",
    });
  });

  it("is one run for all that were missed, with RUN_ONCE", () => {
    expect(decide("RUN_ONCE", "12:30:00")).toMatchObject({
      run: "2026-11-23T12:00Z",
      why: "Makes up for 3 runs from 2026-11-23 10:00 UTC to 2026-11-23 12:00 UTC: no head was running.",
      skipped: null,
      next: "2026-11-23T13:00Z",
    });
  });

  it("finds the latest of a year of minutes soon", () => {
    const now = new Date("2027-11-23T10:30:30Z");
    const decision = decideDue({ ...timing("* * * * *"), missed: "RUN_ONCE" }, at("10:00:00"), now);
    expect(text(decision.run?.plannedAt)).toBe("2027-11-23T10:30Z");
    expect(decision.run?.reason).toContain("1000 or more runs");
  });
});

const crons = fc.constantFrom(
  "* * * * *",
  "*/7 * * * *",
  "30 2 * * *",
  "0 3 * * SUN",
  "15,45 1-4 * * *",
  "0 0 1 * *",
  "@daily",
);
const schedules = fc.record({
  id: fc.uuid(),
  cron: crons,
  timeZone: fc.constantFrom(BERLIN, "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"),
  spreadSeconds: fc.integer({ min: 0, max: 3600 }),
  missed: fc.constantFrom("SKIP" as const, "RUN_ONCE" as const),
});
const begins = fc
  .constantFrom("2026-03-28T20:00Z", "2026-10-24T20:00Z", "2026-11-01T00:00Z", "2026-07-01T00:00Z")
  .map((day) => new Date(day));
/** How long no head looks, from look to look: mostly a moment, at times for days. */
const gaps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 5 * MINUTE_MS }) },
    fc.integer({ min: HOUR_MS, max: 60 * HOUR_MS }),
  ),
  {
    minLength: 5,
    maxLength: 60,
  },
);

describe("any schedule, however heads come and go", () => {
  it("never runs a planned time twice, and only planned times that have come", () => {
    fc.assert(
      fc.property(schedules, begins, gaps, (schedule, begin, waits) => {
        let next = nextStart(schedule, begin);
        let now = begin.getTime();
        const ran: number[] = [];
        for (const wait of waits) {
          now += wait;
          const decision: ReturnType<typeof decideDue> = decideDue(schedule, next!, new Date(now));
          if (decision.run) {
            const planned = decision.run.plannedAt.getTime();
            expect(planned + spreadMs(schedule)).toBeLessThanOrEqual(now);
            expect(cronTimes(schedule.cron, schedule.timeZone, new Date(planned - 1), 1)[0]?.getTime()).toBe(
              planned,
            );
            ran.push(planned);
          }
          next = decision.nextRunAt;
        }
        expect(ran).toEqual([...new Set(ran)].toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  it("plans its next start in the future, at a time of the expression and its spread", () => {
    fc.assert(
      fc.property(
        schedules,
        begins,
        fc.integer({ min: 0, max: 100 * HOUR_MS }),
        (schedule, begin, lateMs) => {
          const now = new Date(begin.getTime() + lateMs);
          const { nextRunAt } = decideDue(schedule, nextStart(schedule, begin)!, now);
          expect(nextRunAt!.getTime()).toBeGreaterThan(now.getTime());
          const planned = nextRunAt!.getTime() - spreadMs(schedule);
          expect(cronTimes(schedule.cron, schedule.timeZone, new Date(planned - 1), 1)[0]?.getTime()).toBe(
            planned,
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it("misses no time while a head looks every second", () => {
    fc.assert(
      fc.property(schedules, begins, (schedule, begin) => {
        const expected = cronTimes(
          schedule.cron,
          schedule.timeZone,
          new Date(begin.getTime() - spreadMs(schedule)),
          12,
        );
        let next = nextStart(schedule, begin);
        const ran = expected.map(() => {
          const decision: ReturnType<typeof decideDue> = decideDue(
            schedule,
            next!,
            new Date(next!.getTime() + SECOND_MS),
          );
          next = decision.nextRunAt;
          return decision.run?.plannedAt;
        });
        expect(ran).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the spread", () => {
  it("is the same for a schedule each time, within its bounds, and differs between schedules", () => {
    const offsets = Array.from({ length: 200 }, (_, index) =>
      spreadMs({ id: `schedule-${index}`, spreadSeconds: 600 }),
    );
    expect(spreadMs({ id: "schedule-7", spreadSeconds: 600 })).toBe(offsets[7]);
    expect(Math.min(...offsets)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...offsets)).toBeLessThanOrEqual(600 * SECOND_MS);
    expect(new Set(offsets).size).toBeGreaterThan(100);
  });

  it("is none where none is wanted", () => {
    expect(spreadMs({ id: "any", spreadSeconds: 0 })).toBe(0);
  });
});

describe("the overlap rule", () => {
  it.each([
    ["SKIP", false, false, "START"],
    ["SKIP", true, false, "SKIP"],
    ["QUEUE", false, false, "START"],
    ["QUEUE", true, false, "WAIT"],
    ["QUEUE", true, true, "SKIP"],
    ["QUEUE", false, true, "SKIP"],
    ["REPLACE", false, false, "START"],
    ["REPLACE", true, false, "REPLACE"],
    ["REPLACE", true, true, "REPLACE"],
  ] as const)(
    "%s with an unfinished scan: %s and one waiting: %s is %s",
    (overlap, isBusy, isOneWaiting, expected) => {
      expect(decideOverlap(overlap, isBusy, isOneWaiting)).toBe(expected);
    },
  );
});

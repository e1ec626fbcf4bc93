import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageAt } from "./digest.ts";

const HOUR = 3600;
const at = (time: string) => new Date(`2026-11-30T${time}Z`);

describe("the time of a message", () => {
  it("is now without a digest", () => {
    expect(messageAt(at("12:34:56"), { digestSeconds: 0, digestOffsetSeconds: 0 })).toEqual(at("12:34:56"));
  });

  it.each([
    ["five minutes", 300, 0, at("12:35:00")],
    ["hours", HOUR, 0, at("13:00:00")],
    ["days", 24 * HOUR, 0, new Date("2026-12-01T00:00:00Z")],
    ["days at 7, which was today", 24 * HOUR, 7 * HOUR, new Date("2026-12-01T07:00:00Z")],
    ["days at 18, which is to come", 24 * HOUR, 18 * HOUR, at("18:00:00")],
  ])("is the end of the running one of %s", (_what, digestSeconds, digestOffsetSeconds, expected) => {
    expect(messageAt(at("12:34:56"), { digestSeconds, digestOffsetSeconds })).toEqual(expected);
  });

  it("is the same for all that happens between two messages, and never past", () => {
    const moment = fc.date({ min: at("00:00:00"), max: at("23:59:59"), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom(60, 300, HOUR, 24 * HOUR), (now, digestSeconds) => {
        const due = messageAt(now, { digestSeconds, digestOffsetSeconds: 0 });
        expect(due.getTime()).toBeGreaterThan(now.getTime());
        expect(due.getTime() - now.getTime()).toBeLessThanOrEqual(digestSeconds * 1000);
        const last = new Date(due.getTime() - 1);
        expect(messageAt(last, { digestSeconds, digestOffsetSeconds: 0 })).toEqual(due);
      }),
    );
  });
});

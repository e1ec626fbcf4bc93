import { describe, expect, it } from "vitest";
import { withoutRepeats } from "./repeats.ts";

const now = new Date("2026-11-30T12:00:00Z");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const about = (subject: string) => ({ ruleId: "rule", subject });

describe("what a rule has told already", () => {
  it("is not told again within its quiet time", () => {
    const told = new Map([
      ["old", ago(3600)],
      ["recent", ago(3599)],
    ]);
    const tellings = ["old", "recent", "new"].map(about);
    expect(withoutRepeats(tellings, { quietSeconds: 3600, told, now })).toEqual([about("old"), about("new")]);
  });

  it("counts what it tells now", () => {
    const tellings = [about("same"), about("other"), about("same")];
    expect(withoutRepeats(tellings, { quietSeconds: 1, told: new Map(), now })).toEqual([
      about("same"),
      about("other"),
    ]);
  });

  it("is told each time without a quiet time", () => {
    const told = new Map([["same", now]]);
    const tellings = [about("same"), about("same")];
    expect(withoutRepeats(tellings, { quietSeconds: 0, told, now })).toEqual(tellings);
  });
});

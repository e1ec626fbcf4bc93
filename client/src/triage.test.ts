import { describe, expect, it } from "vitest";
import { actsFor, sentenceOfAnswer } from "./triage.ts";

describe("triage", () => {
  it("offers what makes sense in a status", () => {
    expect(actsFor("OPEN")).toEqual(["acknowledge", "reject", "accept", "resolve", "assign", "note"]);
    expect(actsFor("FALSE_POSITIVE")).toEqual(["reopen", "assign", "note"]);
    expect(actsFor(null)).toHaveLength(7);
  });

  it("says what changed, and what did not and why", () => {
    expect(sentenceOfAnswer({ changed: 1, unchanged: [] })).toBe("1 detection changed.");
    expect(
      sentenceOfAnswer({
        changed: 40,
        unchanged: [
          { status: "FALSE_POSITIVE", count: 2 },
          { status: null, count: 1 },
        ],
      }),
    ).toBe("40 detections changed; 3 stayed as they were (2 false positive, 1 not found).");
  });
});

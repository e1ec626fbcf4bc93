import { describe, expect, it } from "vitest";
import { type Ended, endingOf, endingOfAssignment } from "./ending.ts";

const ended = (changes: Partial<Ended>): Ended => ({
  result: "SUCCEEDED",
  failureCode: null,
  failureMessage: null,
  partialCode: null,
  partialMessage: null,
  findingCount: 0,
  ...changes,
});

describe("how an attempt ended", () => {
  it.each([
    [{}, "NOTHING_FOUND", "Ran to its end and found nothing."],
    [{ findingCount: 1 }, "FOUND", "Ran to its end and found 1 finding."],
    [
      { findingCount: 4, partialCode: "FILES_NOT_READ", partialMessage: "3 of 10 files were not read." },
      "FILES_NOT_READ",
      "Ran, but not all was examined, and found 4 findings. 3 of 10 files were not read.",
    ],
    [
      { result: "FAILED", failureCode: "TIMEOUT", failureMessage: "Took too long", findingCount: 2 },
      "TIMEOUT",
      "Took too long. What it found until then is kept: 2 findings.",
    ],
    [{ result: "REFUSED", failureCode: "POLICY_REFUSED", failureMessage: "No." }, "POLICY_REFUSED", "No."],
  ] as const)("tells the end of %j by a code and a sentence", (changes, code, message) => {
    expect(endingOf(ended(changes))).toMatchObject({ code, message });
  });

  it("is not told before it", () => {
    expect(endingOf(ended({ result: null }))).toBeNull();
    const waiting = { state: "QUEUED" as const, failureCode: "LEASE_LOST", failureMessage: "Silent." };
    expect(endingOfAssignment(waiting, [ended({ result: "EXPIRED" })])).toBeNull();
  });

  it("is the head's own where no agent took the assignment", () => {
    const expired = { state: "EXPIRED" as const, failureCode: "NOT_STARTED", failureMessage: "Nobody came." };
    expect(endingOfAssignment(expired, [])).toEqual({
      code: "NOT_STARTED",
      message: "Nobody came.",
      isPartial: false,
      findingCount: 0,
    });
  });

  it("calls results partial that a failed attempt left behind", () => {
    const failed = ended({ result: "FAILED", failureCode: "SCANNER_KILLED", findingCount: 9 });
    expect(endingOf(failed)?.isPartial).toBe(true);
    expect(endingOf({ ...failed, findingCount: 0 })?.isPartial).toBe(false);
  });
});

import { describe, expect, it } from "vitest";
import { countShares, statesOf } from "./share-counts.ts";

describe("counts of shares", () => {
  it("counts every way of not succeeding as failed, cancelled ones apart", () => {
    expect(
      countShares([
        { state: "SUCCEEDED", count: 3 },
        { state: "FAILED", count: 1 },
        { state: "REFUSED", count: 2 },
        { state: "EXPIRED", count: 4 },
        { state: "CANCELLED", count: 5 },
        { state: "QUEUED", count: 30 },
      ]),
    ).toEqual({ total: 45, of: { done: 3, failed: 7, cancelled: 5, running: 0, waiting: 30 } });
  });

  it("counts nothing where the head counts nothing", () => {
    expect(countShares([]).total).toBe(0);
  });

  it("asks the head for all states of a group, and for any without one", () => {
    expect([statesOf("failed"), statesOf(null)]).toEqual([["FAILED", "REFUSED", "EXPIRED"], null]);
  });
});

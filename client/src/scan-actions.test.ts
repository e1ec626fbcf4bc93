import { describe, expect, it } from "vitest";
import type { AssignmentState, ScanState } from "./gql/graphql.ts";
import { scanActions } from "./scan-actions.ts";
import { countShares } from "./share-counts.ts";

const actions = (
  state: ScanState,
  counts: Partial<Record<AssignmentState, number>>,
  pausedAt: string | null = null,
) =>
  scanActions(
    { state, pausedAt },
    countShares(
      Object.entries(counts).map(([each, count]) => ({ state: each as AssignmentState, count: count ?? 0 })),
    ),
  );

describe("what can be done with a scan", () => {
  it("can pause while shares wait, not while the last ones run", () => {
    expect(actions("RUNNING", { RUNNING: 1, QUEUED: 1 }).pause).toBe(true);
    expect(actions("RUNNING", { RUNNING: 1 }).pause).toBe(false);
  });

  it("can resume or cancel a paused scan, not pause it again", () => {
    expect(actions("PAUSED", { QUEUED: 2 }, "2026-11-23T19:00:00Z")).toEqual({
      pause: false,
      resume: true,
      retry: 0,
      cancel: true,
    });
  });

  it("retries what failed or was cancelled, while the rest still runs too", () => {
    expect(actions("RUNNING", { RUNNING: 1, FAILED: 2, CANCELLED: 1 }).retry).toBe(3);
    expect(actions("PARTIAL", { SUCCEEDED: 5, EXPIRED: 1 })).toEqual({
      pause: false,
      resume: false,
      retry: 1,
      cancel: false,
    });
  });

  it("offers nothing for what succeeded or is being cancelled", () => {
    const nothing = { pause: false, resume: false, retry: 0, cancel: false };
    expect(actions("SUCCEEDED", { SUCCEEDED: 4 })).toEqual(nothing);
    expect(actions("CANCELLING", { RUNNING: 1, CANCELLED: 3 })).toEqual(nothing);
    expect(actions("SUCCEEDED", { SUCCEEDED: 4 }, "2026-11-23T19:00:00Z").resume).toBe(false);
  });
});

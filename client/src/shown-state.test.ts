import { describe, expect, it } from "vitest";
import { shownState } from "./shown-state.ts";

const asked = "2026-11-23T19:00:00Z";

describe("the state shown of an assignment", () => {
  it("says what a running one was asked for, cancelling first", () => {
    expect(shownState({ state: "RUNNING", held: false, interruptRequestedAt: asked })).toBe("INTERRUPTING");
    expect(
      shownState({ state: "RUNNING", held: false, interruptRequestedAt: asked, cancelRequestedAt: asked }),
    ).toBe("CANCELLING");
  });

  it("says that a waiting one is held, but not that a running one of a paused scan is", () => {
    expect(shownState({ state: "QUEUED", held: true })).toBe("HELD");
    expect(shownState({ state: "RUNNING", held: true })).toBe("RUNNING");
  });

  it("shows an end as it is, whatever was asked for before", () => {
    expect(shownState({ state: "SUCCEEDED", held: true, cancelRequestedAt: asked })).toBe("SUCCEEDED");
  });
});

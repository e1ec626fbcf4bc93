import { describe, expect, it } from "vitest";
import { statusAfter, statusesFor, TRANSITIONS } from "./state.ts";

describe("the life of a detection", () => {
  it("leads each act to one status, from wherever it may happen", () => {
    for (const [, acts] of Object.entries(TRANSITIONS)) {
      for (const [act, status] of Object.entries(acts)) expect(statusAfter(act as "see")).toBe(status);
    }
    expect(statusesFor("cover")).toEqual(["OPEN", "ACKNOWLEDGED"]);
    expect(statusesFor("see")).toEqual(["RESOLVED"]);
  });
});

import { describe, expect, it } from "vitest";
import { groupByScan } from "./scan-groups.ts";

const row = (id: string, scanId: string, progress: number) => ({ id, scan: { id: scanId, progress } });

describe("assignments by scan", () => {
  it("puts the newest scan first and keeps the order within a scan", () => {
    const groups = groupByScan([row("4", "s1", 0), row("3", "s2", 0), row("2", "s1", 0)]);
    expect(groups.map((group) => [group.id, group.rows.map((each) => each.id)])).toEqual([
      ["s2", ["3"]],
      ["s1", ["4", "2"]],
    ]);
  });

  it("shows a scan as its most advanced row saw it, since rows carry scans of different moments", () => {
    expect(groupByScan([row("2", "s", 0.2), row("1", "s", 0.7)])[0]?.scan.progress).toBe(0.7);
  });
});

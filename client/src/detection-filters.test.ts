import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  matchesFilters,
  NO_FILTERS,
  readFilters,
  type StatusFilter,
  toHeadFilter,
  writeFilters,
} from "./detection-filters.ts";
import type { DetectionSort, Severity } from "./gql/graphql.ts";

const detection = {
  status: "OPEN" as const,
  severity: "HIGH" as const,
  scanner: "nmap",
};
const none = NO_FILTERS;

describe("the filters of the detections page", () => {
  it("come back from the address as they were written", () => {
    const filters = fc.record({
      status: fc.constantFrom<StatusFilter>("ATTENTION", "ALL", "OPEN", "RESOLVED", "FALSE_POSITIVE"),
      severities: fc.subarray<Severity>(["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"]),
      scanners: fc.subarray(["nmap", "lynis", "yara"]),
      query: fc.string(),
      sort: fc.constantFrom<DetectionSort>("SCORE", "NEWEST", "SEVERITY", "LAST_SEEN", "EXPLOITATION"),
    });
    fc.assert(
      fc.property(filters, (each) => {
        expect(readFilters(writeFilters(each))).toEqual(each);
      }),
    );
  });

  it("show what needs attention, unless they say otherwise", () => {
    const resolved = { ...detection, status: "RESOLVED" as const };
    expect(readFilters({})).toEqual(none);
    expect(readFilters({ status: "constructor" })).toEqual(none);
    expect(toHeadFilter(none).statuses).toEqual(["OPEN", "ACKNOWLEDGED"]);
    expect(toHeadFilter({ ...none, status: "ALL" }).statuses).toBe(null);
    expect(matchesFilters(resolved, none)).toBe(false);
    expect(matchesFilters(resolved, { ...none, status: "ALL" })).toBe(true);
    expect(matchesFilters(resolved, { ...none, status: "RESOLVED" })).toBe(true);
    expect(matchesFilters(detection, { ...none, status: "RESOLVED" })).toBe(false);
  });

  it("leave out what is no severity", () => {
    expect(readFilters({ severity: "high,constructor,NOPE,low" }).severities).toEqual(["HIGH", "LOW"]);
  });

  it("match all at once, the query as the head says", () => {
    expect(matchesFilters(detection, none)).toBe(true);
    expect(matchesFilters(detection, { ...none, severities: ["HIGH"], scanners: ["nmap"] })).toBe(true);
    expect(matchesFilters({ ...detection, passes: true }, { ...none, query: "telnet" })).toBe(true);
    expect(matchesFilters({ ...detection, passes: false }, { ...none, query: "ssh" })).toBe(false);
    expect(matchesFilters(detection, { ...none, severities: ["LOW"] })).toBe(false);
    expect(matchesFilters(detection, { ...none, scanners: ["yara"] })).toBe(false);
  });

  it("show every status where the query names one", () => {
    expect(toHeadFilter({ ...none, query: "ssh -status:open" }).statuses).toBe(null);
    expect(toHeadFilter({ ...none, query: "sshstatus:open" }).statuses).toEqual(["OPEN", "ACKNOWLEDGED"]);
  });
});

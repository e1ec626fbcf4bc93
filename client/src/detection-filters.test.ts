import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matchesFilters, readFilters, writeFilters } from "./detection-filters.ts";
import type { Severity } from "./gql/graphql.ts";

const detection = {
  severity: "HIGH" as const,
  scanner: "nmap",
  title: "Telnet is open",
  assetLabel: "10.0.0.7",
  location: "23/tcp",
};
const none = { severities: [], scanners: [], text: "" };

describe("the filters of the detections page", () => {
  it("come back from the address as they were written", () => {
    const filters = fc.record({
      severities: fc.subarray<Severity>(["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"]),
      scanners: fc.subarray(["nmap", "lynis", "yara"]),
      text: fc.string(),
    });
    fc.assert(
      fc.property(filters, (each) => {
        expect(readFilters(writeFilters(each))).toEqual(each);
      }),
    );
  });

  it("leave out what is no severity", () => {
    expect(readFilters({ severity: "high,constructor,NOPE,low" }).severities).toEqual(["HIGH", "LOW"]);
  });

  it("match all three at once, the text in title, target or location", () => {
    expect(matchesFilters(detection, none)).toBe(true);
    expect(matchesFilters(detection, { severities: ["HIGH"], scanners: ["nmap"], text: " TELNET " })).toBe(
      true,
    );
    expect(matchesFilters(detection, { ...none, text: "0.0.7" })).toBe(true);
    expect(matchesFilters(detection, { ...none, text: "23/t" })).toBe(true);
    expect(matchesFilters(detection, { ...none, text: "ssh" })).toBe(false);
    expect(matchesFilters(detection, { ...none, severities: ["LOW"] })).toBe(false);
    expect(matchesFilters(detection, { ...none, scanners: ["yara"] })).toBe(false);
  });
});

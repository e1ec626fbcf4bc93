import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AssetFilters,
  isAssetFiltered,
  matchesAssetFilters,
  NO_ASSET_FILTERS,
  readAssetFilters,
  toAssetFilterInput,
  writeAssetFilters,
} from "./asset-filters.ts";

const asset = {
  kind: "HOST" as const,
  criticality: "HIGH" as const,
  label: "10.0.0.5",
  hostnames: ["web.example"],
  os: null,
  labels: [{ name: "env", value: "prod" }],
  openDetections: [
    { severity: "CRITICAL" as const, count: 0 },
    { severity: "HIGH" as const, count: 2 },
  ],
};
const filtered = (changes: Partial<AssetFilters>): AssetFilters => ({ ...NO_ASSET_FILTERS, ...changes });

describe("the filters of the page of assets", () => {
  it("come back from the address as they were written", () => {
    const filters = fc.record<AssetFilters>({
      kind: fc.constantFrom(null, "HOST", "MACHINE"),
      criticality: fc.constantFrom(null, "LOW", "CRITICAL"),
      severity: fc.constantFrom(null, "INFO", "CRITICAL"),
      label: fc.constantFrom(null, { name: "env", value: "prod" }, { name: "a/b", value: "" }),
      text: fc.string({ maxLength: 200 }).map((text) => text.trim()),
    });
    fc.assert(
      fc.property(filters, (each) => {
        expect(readAssetFilters(writeAssetFilters(each))).toEqual(each);
      }),
    );
  });

  it("leave out what is none", () => {
    const odd = { kind: "constructor", criticality: "high", severity: "toString", label: "env" };
    expect(readAssetFilters(odd)).toEqual(NO_ASSET_FILTERS);
    expect(isAssetFiltered(NO_ASSET_FILTERS)).toBe(false);
  });

  it.each<[Partial<AssetFilters>, boolean]>([
    [{}, true],
    [{ kind: "HOST", criticality: "HIGH", severity: "MEDIUM", text: "WEB.ex" }, true],
    [{ severity: "CRITICAL" }, false],
    [{ criticality: "LOW" }, false],
    [{ kind: "MACHINE" }, false],
    [{ label: { name: "env", value: "prod" } }, true],
    [{ label: { name: "env", value: "test" } }, false],
    [{ text: "10.0.0.0/24" }, false],
  ])("match a changed asset by %j: %s", (changes, expected) => {
    expect(matchesAssetFilters(asset, filtered(changes))).toBe(expected);
  });

  it("ask the head for a network where a network is written", () => {
    expect(toAssetFilterInput(filtered({ text: "10.0.0.0/24" }))).toMatchObject({
      network: "10.0.0.0/24",
      text: null,
    });
    expect(toAssetFilterInput(filtered({ text: "db" }))).toMatchObject({ network: null, text: "db" });
  });
});

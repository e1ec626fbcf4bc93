import { describe, expect, it } from "vitest";
import { hasLabels, parseLabel, withLabel } from "./labels.ts";

describe("labels", () => {
  it.each([
    ["segment=dmz", { name: "segment", value: "dmz" }],
    [" region = eu ", { name: "region", value: "eu" }],
    ["a=b=c", { name: "a", value: "b=c" }],
    ["edge=", { name: "edge", value: "" }],
  ])("reads %j", (text, label) => {
    expect(parseLabel(text)).toEqual(label);
  });

  it.each(["", "segment", "=dmz", "two words=x"])("does not read %j", (text) => {
    expect(parseLabel(text)).toBeNull();
  });

  it("has one value for each name", () => {
    const labels = withLabel([{ name: "segment", value: "dmz" }], { name: "segment", value: "core" });
    expect(labels).toEqual([{ name: "segment", value: "core" }]);
  });

  it("asks for all wanted labels, and for none where none is wanted", () => {
    const have = [
      { name: "segment", value: "dmz" },
      { name: "region", value: "eu" },
    ];
    expect(hasLabels(have, [{ name: "region", value: "eu" }])).toBe(true);
    expect(hasLabels(have, [...have, { name: "os", value: "linux" }])).toBe(false);
    expect(hasLabels([], [])).toBe(true);
  });
});

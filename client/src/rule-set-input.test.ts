import { describe, expect, it } from "vitest";
import { nameFromFile, whyNoUpload } from "./rule-set-input.ts";

describe("uploading rules", () => {
  const draft = { name: "office", scanner: "yara" as const, content: "rule a { condition: true }" };

  it("says what is missing before anything is sent", () => {
    expect(whyNoUpload(draft)).toBeNull();
    expect(whyNoUpload({ ...draft, name: " " })).toBe("Name the rule set.");
    expect(whyNoUpload({ ...draft, name: "Office macros" })).toBe(
      "The name has lower-case letters, digits and dashes only.",
    );
    expect(whyNoUpload({ ...draft, content: "\n" })).toBe("Choose a file, or write the rules.");
  });

  it("counts bytes, not characters", () => {
    const half = "€".repeat(512 * 1024);
    expect(whyNoUpload({ ...draft, content: half })).toBeNull();
    expect(whyNoUpload({ ...draft, content: `${half}.` })).toContain("larger than 1.5 MiB");
  });

  it("makes a name of the file's", () => {
    expect(nameFromFile("Office Macros_2.yar")).toBe("office-macros-2");
    expect(nameFromFile("!.ndb")).toBe("");
  });
});

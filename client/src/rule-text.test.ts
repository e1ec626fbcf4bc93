import { describe, expect, it } from "vitest";
import { changedLines, rangeOfLine, ruleProblemsOf } from "./rule-text.ts";

describe("rules as text", () => {
  it("shows each refused line with its text, and leaves out what has another form", () => {
    const problems = [
      { line: 2, message: "syntax error" },
      { line: null, message: "too many" },
      { line: 9, message: "gone" },
      { line: "2", message: "odd" },
      null,
    ];
    expect(ruleProblemsOf({ problems }, "rule A {}\n  rule B {\n")).toEqual([
      { line: 2, message: "syntax error", text: "rule B {" },
      { line: null, message: "too many", text: "" },
      { line: 9, message: "gone", text: "" },
    ]);
    expect(ruleProblemsOf({}, "")).toEqual([]);
  });

  it("finds a line in the text", () => {
    expect("one\ntwo\nthree".slice(...rangeOfLine("one\ntwo\nthree", 2))).toBe("two");
    expect("one\ntwo".slice(...rangeOfLine("one\ntwo", 2))).toBe("two");
  });

  it("tells what was added and removed, once for each time, and not what only moved", () => {
    expect(changedLines("a\nb\nb\nc", "c\na\nb\nd\n\n")).toEqual({
      added: [{ line: 4, text: "d" }],
      removed: [{ line: 3, text: "b" }],
    });
  });
});

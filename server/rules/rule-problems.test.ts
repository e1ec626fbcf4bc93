import { describe, expect, it } from "vitest";
import { ruleProblems } from "./rule-problems.ts";

describe("what a compiler refuses", () => {
  it("is read from yara, in either form, without its warnings", () => {
    const output = `error: rule "B" in ./rules.yar(2): syntax error
./rules.yar(3): error: undefined string "$x"
warning: rule "C" in ./rules.yar(4): string "$a" may slow down scanning`;
    expect(ruleProblems("yara", output)).toEqual([
      { line: 2, message: "syntax error" },
      { line: 3, message: 'undefined string "$x"' },
    ]);
  });

  it("is read from suricata, which says why first and which rule then", () => {
    const output = `i: suricata: This is Suricata version 7.0.10 RELEASE running in SYSTEM mode
E: detect-parse: unknown rule keyword 'nokey'.
E: detect: error parsing signature "alert udp any any -> any any (nokey:1; sid:3;)" from file ./rules.rules at line 3
E: detect: error parsing signature "alert" from file ./rules.rules at line 9
E: suricata: Loading signatures failed.`;
    expect(ruleProblems("suricata", output)).toEqual([
      { line: 3, message: "unknown rule keyword 'nokey'." },
      { line: 9, message: "refused" },
    ]);
  });

  it("is read from clamav, once for each line", () => {
    const output = `LibClamAV Error: hm_addhash_str: invalid hash zz -- FIXME!
LibClamAV Error: cli_loadhash: Malformed hash string at line 2
LibClamAV Error: cli_loadhash: Problem parsing database at line 2
ERROR: Invalid argument passed to function`;
    expect(ruleProblems("clamav", output)).toEqual([{ line: 2, message: "Malformed hash string" }]);
  });

  it("is bounded, however much a compiler prints", () => {
    const lines = Array.from({ length: 5_000 }, (_, at) => `rules.yar(${at}): error: ${"x".repeat(999)}`);
    const problems = ruleProblems("yara", lines.join("\n"));
    expect(problems).toHaveLength(50);
    expect(problems[0]?.message).toHaveLength(300);
  });
});

import { describe, expect, it } from "vitest";
import { ruleWarnings } from "./rule-warnings.ts";

describe("what a compiler warns of", () => {
  it("is read from yara, in either form, without what it refuses", () => {
    const output = `warning: rule "A" in ./rules.yar(1): string "$b" may slow down scanning
./rules.yar(2): warning: $c contains .*
error: rule "B" in ./rules.yar(3): syntax error
warning: rule "A" in ./rules.yar(1): string "$b" may slow down scanning`;
    expect(ruleWarnings("yara", output, "")).toEqual([
      { line: 1, message: 'string "$b" may slow down scanning' },
      { line: 2, message: "$c contains .*" },
    ]);
  });

  it("is read from suricata, by the line of the rule where it names one, and of rules alone", () => {
    const output = `W: detect-classtype: signature sid:3 uses unknown classtype: "nope", using default priority 3. This message won't be shown again for this classtype
W: detect-reference: unknown reference key "foo"
W: af-packet: eth0: no such device`;
    const content =
      '# rules\nalert tcp any any -> any any (sid:30;)\nalert tcp any any -> any any (msg:"x"; sid: 3; )';
    expect(ruleWarnings("suricata", output, content)).toEqual([
      { line: 3, message: 'signature sid:3 uses unknown classtype: "nope", using default priority 3.' },
      { line: null, message: 'unknown reference key "foo"' },
    ]);
  });

  it("is read from clamav where it names a line", () => {
    const output = `LibClamAV Warning: cli_loadldb: Strange subsignature at line 2
LibClamAV Warning: ***  The virus database is older than 7 days!  ***`;
    expect(ruleWarnings("clamav", output, "")).toEqual([{ line: 2, message: "Strange subsignature" }]);
  });
});

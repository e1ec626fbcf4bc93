import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Asked, readDeclaredPolicy, refusalOf } from "./declared-policy.ts";
import { describePolicy } from "./policy-rules.ts";

const file = readFileSync(new URL("../../examples/policy.yaml", import.meta.url), "utf8");
const policy = readDeclaredPolicy(JSON.stringify(parse(file)))!;

describe("what the head knows of a policy", () => {
  it.each<[Asked, string | null]>([
    [{ scanner: "nmap" }, null],
    [{ scanner: "lynis" }, "the scanner lynis: allowed are nmap, clamav, yara, suricata"],
    [{ scanner: "nmap", targets: ["10.20.3.0/24"], config: {} }, null],
    [{ scanner: "nmap", targets: ["10.20.0.0/24"], config: {} }, "10.20.0.0/24: deny 10.20.0.1"],
    [{ scanner: "nmap", targets: ["10.21.0.1"] }, "10.21.0.1: not inside any allowed network"],
    [{ scanner: "nmap", targets: ["a.lab.example.org"] }, null],
    [{ scanner: "nmap", targets: ["example.org"] }, "example.org: not one of the allowed names"],
    [
      { scanner: "nmap", targets: ["10.20.3.1"], config: { timing: 5 } },
      "nmap with timing 5: timing is at most 3",
    ],
    [{ scanner: "yara", targets: ["/srv/www"], config: { ruleSets: ["webshells"] } }, null],
    [{ scanner: "yara", targets: ["/etc"] }, "/etc: not inside any allowed path"],
    [{ scanner: "yara", targets: ["/home"] }, "/home: deny /home/admin/.ssh, which lies inside"],
    [
      { scanner: "suricata", targets: [], config: { mode: "PCAP", pcap: "/tmp/a.pcap", records: ["DNS"] } },
      "/tmp/a.pcap: not inside any allowed path",
    ],
    [
      { scanner: "suricata", config: { mode: "LIVE", interface: "eth0", records: ["DNS"] } },
      "eth0: not one of the allowed interfaces",
    ],
    [{ scanner: "of-another-version" }, expect.stringContaining("the scanner of-another-version")],
  ])("refuses of %j: %s", (asked, expected) => {
    const refusal = refusalOf(policy, asked);
    expect(refusal && `${refusal.refused}: ${refusal.rule}`).toEqual(expected);
  });

  it.each(["{}", "null", '{"problem":"The policy file cannot be read."}', '{"allow":{"networks":["x"]}}'])(
    "is nothing for %s",
    (text) => expect(readDeclaredPolicy(text)).toBeNull(),
  );

  it("is told in words", () => {
    expect(
      describePolicy(policy).map(({ subject, words }) => `${subject}: ${words}`),
    ).toMatchInlineSnapshot();
    const least = readDeclaredPolicy('{"allow":{}}')!;
    expect(describePolicy(least).map(({ subject, words }) => `${subject}: ${words}`)).toMatchInlineSnapshot();
  });
});

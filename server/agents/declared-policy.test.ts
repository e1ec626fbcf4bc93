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
    expect(describePolicy(policy).map(({ subject, words }) => `${subject}: ${words}`)).toMatchInlineSnapshot(`
      [
        "Networks: 10.20.0.0/16, 192.0.2.10-192.0.2.20, 2001:db8:20::/48; never 10.20.0.1",
        "Host names: intranet.example.org, *.lab.example.org; never *.secret.lab.example.org",
        "Paths: /srv, /home; never /home/admin/.ssh",
        "Interfaces: eth1",
        "Scanners: nmap, clamav, yara, suricata",
        "Options of nmap: timing at most 3; ports within 1-1024,3306,5432,8000-8999; topPorts at most 1000; protocol TCP; scripts DEFAULT; osDetection false; maxRetries at most 2; hostTimeoutSeconds at most 600",
        "Options of lynis: groups ssh, firewalls, kernel",
        "Options of clamav: signatures SYSTEM; maxFileBytes at most 104857600",
        "Options of yara: ruleSets webshells; timeoutSeconds at most 1800",
        "Options of suricata: mode PCAP, FOLLOW; seconds at most 600",
        "Hours: MON–FRI 20:00–06:00 Europe/Berlin, SAT, SUN 00:00–00:00 Europe/Berlin; then what runs is stopped and goes back",
        "At the same time: 1 at most",
        "Packets: 500 a second at most",
        "Own signatures of clamav: /etc/ai-defend/signatures",
        "Own signatures of yara: /etc/ai-defend/rules",
      ]
    `);
    const least = readDeclaredPolicy('{"allow":{}}')!;
    expect(describePolicy(least).map(({ subject, words }) => `${subject}: ${words}`)).toMatchInlineSnapshot(`
      [
        "Networks: none",
        "Host names: any with allowed addresses",
        "Paths: none",
        "Interfaces: none",
        "Scanners: all",
      ]
    `);
  });
});

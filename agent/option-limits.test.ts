import { describe, expect, test } from "vitest";
import { scanners } from "./scanners.ts";

const scannerOf = (name: string) => scanners.find((scanner) => scanner.name === name)!;
const limit = (name: string, bounds: Record<string, unknown>, config: Record<string, unknown>) => {
  const scanner = scannerOf(name);
  return scanner.limit(config, scanner.bounds.parse(bounds));
};

describe("the owner's bounds of options", () => {
  test.each([
    ["nmap", { timing: 3 }, { timing: 4 }, "timing 4", "timing is at most 3"],
    ["nmap", { scripts: ["DEFAULT"] }, { scripts: ["DEFAULT", "VULN"] }, "scripts", "any of DEFAULT"],
    ["nmap", { scripts: [] }, { scripts: ["DEFAULT"] }, "scripts", "scripts is none"],
    ["nmap", { serviceDetection: [false] }, { serviceDetection: true }, "true", "one of false"],
    ["nmap", { hostDiscovery: [true] }, { hostDiscovery: false }, "hostDiscovery false", "one of true"],
    ["nmap", { ports: "1-1024" }, { ports: "80,1000-1025" }, "80,1000-1025", "ports is within 1-1024"],
    ["nmap", { ports: "1-1024" }, { topPorts: 10 }, "topPorts 10", "ports is within 1-1024"],
    ["nmap", { topPorts: 100 }, { ports: "22" }, "ports 22", "topPorts is at most 100"],
    ["nmap", { topPorts: 100 }, { topPorts: 101 }, "topPorts 101", "topPorts is at most 100"],
    ["nmap", { minRate: 50 }, { minRate: 51 }, "minRate 51", "at most 50"],
    ["lynis", { groups: ["ssh"] }, { tests: ["SSH-7408"] }, "tests", "groups is any of ssh"],
    ["lynis", { groups: ["ssh"] }, { groups: ["ssh", "kernel"] }, "groups", "any of ssh"],
    ["clamav", { signatures: ["SYSTEM"] }, { signatures: "BOTH", ruleSets: ["a"] }, "BOTH", "SYSTEM"],
    ["clamav", { maxFileBytes: 10 }, { maxFileBytes: 11 }, "maxFileBytes 11", "at most 10"],
    ["yara", { ruleSets: ["web"] }, { ruleSets: ["web", "other"] }, "other", "any of web"],
    ["suricata", { mode: ["PCAP"] }, { mode: "FOLLOW", eve: "/eve.json" }, "mode FOLLOW", "one of PCAP"],
    ["suricata", { seconds: 9 }, { mode: "FOLLOW", eve: "/e", seconds: 10 }, "seconds 10", "at most 9"],
  ])("%s %j refuse %j", (name, bounds, config, refused, rule) => {
    expect(limit(name, bounds, config)).toEqual({
      refused: expect.stringContaining(refused),
      rule: expect.stringContaining(rule),
    });
  });

  test.each([
    ["nmap", {}, { timing: 5 }, { timing: 5 }],
    ["nmap", { timing: 3 }, {}, { timing: 3 }],
    ["nmap", { timing: 5 }, {}, { timing: 4 }],
    ["nmap", { serviceDetection: [false] }, { serviceDetection: null }, { serviceDetection: false }],
    ["nmap", { scripts: [] }, {}, {}],
    ["nmap", { minRate: 50 }, {}, {}],
    ["nmap", { ports: "1-1024" }, { ports: "22,80-90" }, { ports: "22,80-90" }],
    ["nmap", { ports: "1-10,11-20" }, { ports: "5-15" }, { ports: "5-15" }],
    ["nmap", { ports: "1-1024" }, {}, { ports: "1-1024" }],
    ["nmap", { ports: "22", topPorts: 10 }, {}, { ports: "22" }],
    ["nmap", { ports: "22", topPorts: 10 }, { topPorts: 5 }, { topPorts: 5 }],
    ["nmap", { topPorts: 100 }, {}, { topPorts: 100 }],
    ["nmap", { topPorts: 500 }, { protocol: "UDP" }, { protocol: "UDP", topPorts: 100 }],
    ["lynis", { groups: ["ssh"] }, {}, { groups: ["ssh"] }],
    ["clamav", { signatures: ["RULE_SETS"] }, { ruleSets: ["a"] }, { ruleSets: ["a"] }],
  ])("%s %j make of %j: %j", (name, bounds, config, limited) => {
    expect(limit(name, bounds, config)).toEqual({ config: limited });
  });

  test.each([[{ timing: "3" }], [{ timing: [3] }], [{ time: 3 }], [[]], [null], ["timing"]])(
    "are no way around the options' own check: %j",
    (config) => {
      expect(() => scannerOf("nmap").limit(config, { timing: 3 })).toThrow(/^The nmap option /);
    },
  );
});

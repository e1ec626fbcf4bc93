import { describe, expect, it } from "vitest";
import { readCoverage } from "./view.ts";

describe("what a coverage says", () => {
  it("puts gaps first, whatever they are: missing, not there, unreadable lines, addresses without a host", () => {
    const { gaps } = readCoverage("nmap", {
      scanner: "nmap",
      hostsUp: ["10.0.0.1"],
      hostsDownCount: 3,
      missing: [{ what: "10.0.0.9", why: "took longer than the host timeout" }],
      unresolved: ["gone.example"],
      unreadable: { total: 3, lines: [{ line: 7, why: "not understood" }] },
    });
    expect(gaps).toEqual([
      { what: "10.0.0.9", why: "took longer than the host timeout" },
      { what: "gone.example", why: "has no address, or is not there" },
      { what: "line 7 of the output", why: "not understood" },
      { what: "2 more lines of the output", why: "could not be used" },
      { what: "3 addresses", why: "no host answered there" },
    ]);
  });

  it.each(["nmap", "lynis", "clamav", "yara", "suricata"])(
    "claims nothing of %s before anything was told",
    (scanner) => {
      expect(readCoverage(scanner, null)).toEqual({ gaps: [], facts: [], lists: [], hosts: [], rest: {} });
    },
  );

  it("tells of nmap what was asked how, and counts hosts in ranges", () => {
    const view = readCoverage("nmap", {
      hostsUp: ["10.0.0.1-10.0.1.0", "::1"],
      protocols: { tcp: "22,80-89" },
      mode: "connect",
      examined: {
        privileged: false,
        sets: [{ hosts: ["10.0.0.1"], protocol: "tcp", answered: "22", silent: "80-89" }],
      },
    });
    expect(view.facts).toEqual([
      { name: "Hosts up", value: "257" },
      { name: "How", value: "connect, without raw sockets" },
      { name: "TCP ports asked", value: "11: 22,80-89" },
    ]);
    expect(view.hosts).toEqual([{ hosts: "10.0.0.1", protocol: "TCP", answered: "22", silent: "80-89" }]);
    expect(view.rest).toEqual({});
  });

  it("shows lynis without root and its exceptions as what they are", () => {
    const view = readCoverage("lynis", {
      mode: "unprivileged",
      testsDone: 200,
      testsSkipped: ["SSH-7408"],
      hardeningIndex: 67,
      exceptions: ["KRNL-5788:1 unexpected"],
    });
    expect(view.gaps).toEqual([
      { what: "KRNL-5788:1 unexpected", why: "lynis met something it did not expect" },
    ]);
    expect(view.facts).toContainEqual({ name: "Hardening index", value: "67 of 100" });
    expect(view.facts).toContainEqual({ name: "Ran", value: "without root", isBad: true });
    expect(view.lists).toContainEqual({ title: "Tests skipped", items: ["SSH-7408"] });
  });

  it("marks old signatures of clamav as a risk, and names rule sets by their hash", () => {
    const view = readCoverage("clamav", {
      filesScanned: 4,
      counts: { ok: 3, infected: 1, errors: 0 },
      signatures: {
        system: { builtAt: null, versions: "daily.cvd 1", ageDays: 40.5, isOutdated: true, source: "mirror" },
        ruleSets: [{ name: "own", version: 2, sha256: "ab".repeat(32), signedBy: "us" }],
        count: 12,
      },
    });
    expect(view.facts).toContainEqual({ name: "Signatures built", value: "not known", isBad: true });
    expect(view.facts.map(({ name }) => name)).toContain("Infected");
    expect(view.facts.map(({ name }) => name)).not.toContain("Not readable");
    expect(view.lists).toEqual([
      { title: "Rule sets", items: [`own, version 2, sha256 ${"ab".repeat(32)}, signed by: us`] },
      { title: "Further about signatures", items: ["source: mirror"] },
    ]);
  });

  it("lists slow rules of yara, and losses of suricata with their numbers", () => {
    expect(readCoverage("yara", { slowRules: [{ rule: "Loop", why: "too slow" }] }).lists).toEqual([
      { title: "Slow rules", items: ["Loop: too slow"] },
    ]);
    const { facts, lists } = readCoverage("suricata", {
      mode: "LIVE",
      packets: 10,
      drops: 2,
      rulesFailed: 0,
      records: { dns: 4 },
    });
    expect(facts).toEqual([
      { name: "Looked at", value: "live capture" },
      { name: "Packets", value: "10" },
      { name: "Packets dropped", value: "2", isBad: true },
      { name: "Rules that could not be used", value: "0", isBad: false },
    ]);
    expect(lists).toEqual([{ title: "Records read", items: ["dns: 4"] }]);
  });

  it("keeps what it does not know, of any scanner and in any form, and fails on nothing", () => {
    const odd = { hostsUp: "all of them", colour: "green", missing: [{}, { what: 5 }], constructor: 1 };
    const view = readCoverage("nmap", odd);
    expect(view.rest).toEqual({ hostsUp: "all of them", colour: "green", constructor: 1 });
    expect(view.gaps).toEqual([
      { what: "something", why: "" },
      { what: "something", why: "" },
    ]);
    expect(readCoverage("constructor", { roots: ["/srv"] }).rest).toEqual({ roots: ["/srv"] });
    for (const scanner of ["nmap", "lynis", "clamav", "yara", "suricata", "own"])
      for (const data of [null, undefined, "text", 5, [], [1], { missing: 1, examined: [], signatures: [] }])
        expect(readCoverage(scanner, data).gaps).toEqual([]);
  });
});

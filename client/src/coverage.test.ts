import { expect, it } from "vitest";
import { readCoverage } from "./coverage.ts";

it("tells an nmap coverage in words, what is missing first", () => {
  const coverage = {
    scanner: "nmap",
    hostsUp: ["192.0.2.1", "192.0.2.3"],
    hostsDownCount: 2,
    protocols: { tcp: "1-1000", udp: "53" },
    mode: "syn",
    missing: [{ what: "192.0.2.9", why: "took longer than the host timeout" }],
    examined: { privileged: true, sets: [] },
  };
  expect(readCoverage(coverage)).toEqual({
    gaps: [{ what: "192.0.2.9", why: "took longer than the host timeout" }],
    unreadable: { total: 0, lines: [] },
    facts: [
      { name: "How", value: "SYN packets, by raw sockets" },
      { name: "Hosts up", value: "192.0.2.1, 192.0.2.3" },
      { name: "Hosts down", value: "2" },
      { name: "Ports asked", value: "tcp 1-1000; udp 53" },
    ],
    rest: {},
  });
});

it("keeps what it does not know, and what is longer than a fact", () => {
  const tests = Array.from({ length: 30 }, (_, index) => `TEST-${1000 + index}`);
  const { facts, rest } = readCoverage({ mode: "unprivileged", testsSkipped: tests, novelty: { a: 1 } });
  expect(facts).toEqual([
    { name: "How", value: "without root" },
    { name: "Tests skipped", value: "30" },
  ]);
  expect(rest).toEqual({ testsSkipped: tests, novelty: { a: 1 } });
});

it("names lines of the output that could not be used", () => {
  const lines = [{ line: 7, why: "no rule of that name" }];
  expect(readCoverage({ unreadable: { total: 3, lines } }).unreadable).toEqual({ total: 3, lines });
});

it.each([null, undefined, 7, "text", [], { missing: "x", unreadable: 5, hostsUp: 3, signatures: [] }])(
  "reads %j without failing",
  (coverage) => expect(readCoverage(coverage).gaps).toEqual([]),
);

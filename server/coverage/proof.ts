import { nmapOptions } from "../../agent/scanners/nmap/options.ts";
import { intersectRanges, mergeRanges, subtractRanges } from "../scans/ranges.ts";
import { type AddressRange, formatTarget, parseTarget, type Target } from "../scans/targets.ts";
import type { Examined, ExaminedHosts, ExaminedTests, ExaminedTrees, PortRun } from "./examined.ts";

/** The attempt whose coverage is read, as the head knows it. */
export type AttemptFacts = {
  assignmentId: string;
  attempt: number;
  agentId: string;
  /** Identity of its agent. */
  identity: string;
  scanner: string;
  targets: string[];
  exclusions: string[];
  config: unknown;
  ruleSetIds: string[];
  startedAt: Date;
};

/** A row of AttemptCoverage to be, with ranges as PostgreSQL writes them. */
export type Proof = {
  assignmentId: string;
  attempt: number;
  agentId: string;
  scanner: string;
  machine: string;
  startedAt: Date;
  names: string[];
  hosts: string | null;
  protocol: string | null;
  ports: string | null;
  silent: boolean;
  paths: string[];
  pathsNotRead: string[];
  recursive: boolean;
  checks: string[];
  ruleSetIds: string[];
  signaturesAt: Date | null;
  privileged: boolean;
};

/** Addresses that one name may lead to. */
const MAX_ADDRESSES_OF_NAME = 64n;
/** Addresses that mean another machine on each machine that uses them; see assetKeyOf. */
const MACHINE_LOCAL = ["127.0.0.0/8", "169.254.0.0/16", "::1", "fe80::/10"].map(
  (text) => parseTarget(text) as AddressRange,
);
/** lynis speaks of itself under this name, and of packages without one. */
const WITHOUT_TEST = ["LYNIS", ""];

/**
 * What an attempt proves, cut to what its assignment asked for: whatever an agent claims, it can close only what it was
 * told to look at, and on machines only its own.
 */
export function proofOf(facts: AttemptFacts, read: Examined): Proof[] {
  switch (read.scanner) {
    case "nmap":
      return hostProofs(facts, read.examined);
    case "lynis":
      return [testProof(facts, read.examined)];
    case "clamav":
    case "yara":
      return treeProofs(facts, read.examined);
    default:
      return read satisfies never;
  }
}

function emptyProof(facts: AttemptFacts): Proof {
  return {
    assignmentId: facts.assignmentId,
    attempt: facts.attempt,
    agentId: facts.agentId,
    scanner: facts.scanner,
    machine: facts.identity,
    startedAt: facts.startedAt,
    names: [],
    hosts: null,
    protocol: null,
    ports: null,
    silent: false,
    paths: [],
    pathsNotRead: [],
    recursive: true,
    checks: [],
    ruleSetIds: facts.ruleSetIds,
    signaturesAt: null,
    privileged: false,
  };
}

function hostProofs(facts: AttemptFacts, { privileged, sets }: ExaminedHosts): Proof[] {
  const config = nmapOptions.safeParse(facts.config);
  if (!config.success) return [];
  const { protocol, portChoice, scripts, serviceDetection } = config.data;
  const checks = [
    ...scripts.map((profile) => `scripts:${profile}`),
    ...(serviceDetection ? ["service-detection"] : []),
  ];
  const asked = askedFor(facts);
  return sets
    .filter((set) => set.protocol === protocol.toLowerCase())
    .flatMap((set) => {
      const places = placesOf(facts.identity, asked, set.hosts);
      const base = { ...emptyProof(facts), protocol: set.protocol, checks: checks.toSorted(), privileged };
      return [
        { runs: set.answered, silent: false },
        { runs: set.silent, silent: true },
      ].flatMap(({ runs, silent }) => {
        const ports = portsAskedFor(runs, portChoice);
        if (ports.length === 0) return [];
        return places.map((place) => ({ ...base, ...place, silent, ports: multirange(ports) }));
      });
    });
}

type HostPlace = Pick<Proof, "machine" | "names" | "hosts">;

type Asked = { names: string[]; ranges: AddressRange[]; excluded: AddressRange[] };

function askedFor({ targets: texts, exclusions }: AttemptFacts): Asked {
  const targets = texts.map(parseTarget);
  const names = targets.filter((target) => "name" in target).map(({ name }) => name);
  return { names, ranges: mergeRanges(rangesOf(targets)), excluded: rangesOf(exclusions.map(parseTarget)) };
}

/** The hosts as far as they were asked for: by address from everywhere or on the agent's machine, or by a name. */
function placesOf(identity: string, asked: Asked, hosts: AddressRange[]): HostPlace[] {
  const { names } = asked;
  const allowed = subtractRanges(hosts, asked.excluded);
  const byAddress = intersectRanges(allowed, asked.ranges);
  const rest = names.length === 0 ? [] : subtractRanges(allowed, byAddress);
  const count = rest.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
  const byName = count > MAX_ADDRESSES_OF_NAME * BigInt(names.length) ? [] : rest;
  return [
    { ranges: byAddress, names: [] },
    { ranges: byName, names },
  ].flatMap(({ ranges, names }) =>
    [
      { machine: "", names, ranges: subtractRanges(ranges, MACHINE_LOCAL) },
      { machine: identity, names, ranges: intersectRanges(ranges, MACHINE_LOCAL) },
    ]
      .filter((place) => place.ranges.length > 0)
      .map(({ machine, names, ranges }) => ({ machine, names, hosts: multirangeOfHosts(ranges) })),
  );
}

function rangesOf(targets: Target[]): AddressRange[] {
  return targets.filter((target): target is AddressRange => !("name" in target));
}

/** nmap alone knows its most common ports: there the head only sees to it that they are not more than asked for. */
function portsAskedFor(runs: PortRun[], choice: { list: string } | { top: number }): PortRun[] {
  if ("top" in choice) {
    const count = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    return count <= choice.top ? runs : [];
  }
  const asked = choice.list.split(",").map((part) => {
    const [first = 0, last = first] = part.split("-").map(Number);
    return { first, last };
  });
  return runs.flatMap((run) =>
    asked
      .map(({ first, last }) => ({ first: Math.max(first, run.first), last: Math.min(last, run.last) }))
      .filter(({ first, last }) => first <= last),
  );
}

function testProof(facts: AttemptFacts, { privileged, tests, isWhole }: ExaminedTests): Proof {
  return { ...emptyProof(facts), privileged, checks: [...tests, ...(isWhole ? WITHOUT_TEST : [])] };
}

function treeProofs(
  facts: AttemptFacts,
  { trees, notRead, signaturesAt, signatureSets }: ExaminedTrees,
): Proof[] {
  const { detectUnwanted } = facts.config as { detectUnwanted?: unknown };
  const base = {
    ...emptyProof(facts),
    pathsNotRead: notRead,
    signaturesAt,
    checks: [
      ...(detectUnwanted === true ? ["unwanted"] : []),
      ...signatureSets.map((set) => `signatures:${set}`),
    ],
  };
  const asked = trees.filter(({ root }) => facts.targets.some((target) => isBelow(root, target)));
  return [true, false].flatMap((recursive) => {
    const paths = asked.filter((tree) => tree.recursive === recursive).map(({ root }) => root);
    return paths.length === 0 ? [] : [{ ...base, recursive, paths }];
  });
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith("/") ? root : `${root}/`);
}

function multirange(runs: PortRun[]): string {
  return `{${runs.map(({ first, last }) => `[${first},${last}]`).join(",")}}`;
}

function multirangeOfHosts(ranges: AddressRange[]): string {
  const ends = ({ version, first, last }: AddressRange) =>
    [first, last].map((address) => formatTarget({ version, first: address, last: address })).join(",");
  return `{${ranges.map((range) => `[${ends(range)}]`).join(",")}}`;
}

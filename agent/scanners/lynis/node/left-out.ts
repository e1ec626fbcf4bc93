import type { Gap } from "../../../output/gaps.ts";

/** Tests that would look at the agent's container where they mean to look at the machine. */
interface Reason extends Gap {
  tests: RegExp;
}

const NETWORK = "the agent's container has a network and a name of its own";

/** Read off what each test of lynis 3 opens, connects to and runs. */
const REASONS: readonly Reason[] = [
  {
    what: "tests of the network, the firewall and names",
    why: NETWORK,
    tests:
      /^(?:NETW|FIRE|DNS)-|^NAME-(?:4016|4018|4020|4028|4206|4210|4306|4404|4406|4408)$|^STRG-(?:1902|1904|1906|1930)$/,
  },
  {
    what: "tests that ask services: systemd, containers, databases, time, pending restarts",
    why: "their sockets and states in the machine's /run are kept from the audit",
    tests:
      /^AUTH-9408$|^BOOT-(?:5177|5263|5264)$|^CONT-810[4-8]$|^DBS-1816$|^FINT-4339$|^KRNL-(?:5622|5830)$|^TIME-31(?:0[46]|[123]\d|8\d)$/,
  },
  {
    what: "tests of /tmp, of mount options and of disks",
    why: "the audit has a /tmp and mounts of its own, and no disks",
    tests: /^CRYP-793[01]$|^FILE-(?:6310|6311|6312|6332|6354|6362|6374)$/,
  },
  {
    what: "tests of open files, AppArmor and SELinux",
    why: "they take root",
    tests: /^LOGG-(?:2180|2190|2192)$|^MACF-(?:6208|6234)$/,
  },
];

/** Tests that look at a part of what they are for, so that their silence proves nothing. */
const PARTLY: readonly (Gap & { test: string })[] = [
  { test: "KRNL-6000", what: "kernel settings of the network (KRNL-6000)", why: NETWORK },
  {
    test: "TOOL-5002",
    what: "traces of Ansible in /tmp (TOOL-5002)",
    why: "the audit has a /tmp of its own",
  },
];

export interface LeftOut {
  /** Ids of tests that must not run. */
  skipped: string[];
  /** Ids of tests that run, and prove nothing. */
  unsure: string[];
  /** What of that was asked for. */
  gaps: Gap[];
}

/** What an audit from a container leaves out of `known`: ids of tests with their groups. */
export function leaveOut(
  known: ReadonlyMap<string, string>,
  { tests, groups }: { tests: readonly string[]; groups: readonly string[] },
): LeftOut {
  const isAsked = (test: string) =>
    tests.length > 0 ? tests.includes(test) : groups.length === 0 || groups.includes(known.get(test) ?? "");
  const gaps: Gap[] = [];
  const skipped: string[] = [];
  for (const { tests: pattern, what, why } of REASONS) {
    const found = [...known.keys()].filter((test) => pattern.test(test));
    skipped.push(...found);
    const count = found.filter(isAsked).length;
    if (count > 0) gaps.push({ what: `${what} (${count})`, why });
  }
  const partly = PARTLY.filter(({ test }) => known.has(test) && isAsked(test));
  return {
    skipped: skipped.sort(),
    unsure: partly.map(({ test }) => test),
    gaps: [...gaps, ...partly.map(({ what, why }) => ({ what, why }))],
  };
}

/** The profile of lynis without the settings that belong to a network. */
export function withoutNetwork(profile: string): string {
  return profile
    .split("\n")
    .filter((line) => !line.startsWith("config-data=sysctl;net."))
    .join("\n");
}

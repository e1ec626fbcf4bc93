import { z } from "zod";
import { type AddressRange, contains, overlaps, parseRange, reachOf } from "./addresses.ts";
import { isHostName, type ResolvedTarget } from "./targets.ts";
import { isTimeZone, WEEKDAYS } from "./time-zone.ts";
import { describeWindow, isOpen, TIME_OF_DAY, type Window } from "./window.ts";

/** The head takes no more of a list. */
const MAX_ENTRIES = 500;

const network = z.string().refine((text) => parseRange(text) !== null, {
  error: (issue) =>
    `"${String(issue.input)}" is not an address, a CIDR block or a range, or holds IPv4 addresses and others`,
});

/** "db.example.org", or "*.example.org" for all names below. */
const name = z.string().refine((text) => isHostName(text.replace(/^\*\./, "")), {
  error: (issue) => `"${String(issue.input)}" is neither a host name nor one that begins with "*."`,
});

const path = z.string().startsWith("/", { error: "is no absolute path" }).max(4096);

const entries = <Item extends z.ZodType>(item: Item) => z.array(item).max(MAX_ENTRIES);

const rules = z.strictObject({
  networks: entries(network).default([]),
  paths: entries(path).default([]),
  /** Names of network interfaces that may be captured from; "*" stands for all. */
  interfaces: entries(z.string().min(1).max(15)).default([]),
});

const timeOfDay = z.string().regex(TIME_OF_DAY, { error: 'is no time such as "20:00"' });

const hours = z.strictObject({
  timeZone: z.string().refine(isTimeZone, { error: "is no time zone such as Europe/Berlin, or UTC" }),
  open: z
    .array(z.strictObject({ days: z.array(z.enum(WEEKDAYS)).min(1), from: timeOfDay, to: timeOfDay }))
    .min(1)
    .max(50),
  /** What becomes of running work when the hours end: it is interrupted and given back, or may finish. */
  atEnd: z.enum(["INTERRUPT", "FINISH"]).default("INTERRUPT"),
});

/** Schema of the file and of what the head is told. docs/policy.md explains it. */
export const policySchema = z.strictObject({
  /** `names`: which host names may be asked for; absent: any. Their addresses must be allowed besides. */
  allow: rules.extend({ names: entries(name).optional() }),
  deny: rules
    .extend({ names: entries(name).default([]) })
    .default({ networks: [], names: [], paths: [], interfaces: [] }),
  /** The owner's own signatures and rules: files and folders on the agent's machine that every scan uses besides. */
  signatures: z
    .strictObject({
      clamav: z.array(path).default([]),
      yara: z.array(path).default([]),
      suricata: z.array(path).default([]),
    })
    .default({ clamav: [], yara: [], suricata: [] }),
  /** Names of the scanners that may run; absent: all. */
  scanners: entries(z.string()).optional(),
  /** Bounds of options, by scanner; each scanner's limits.ts says what may be said. */
  options: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
  /** When work may run; absent: always. */
  hours: hours.optional(),
  /** Most assignments at the same time, 1 to 64; absent: as the agent's slots say. */
  concurrency: z.number().int().min(1).max(64).optional(),
  /** Most packets a second that scans of networks may send together, 1 to 1000000. */
  packetsPerSecond: z.number().int().min(1).max(1_000_000).optional(),
});

/** The agent owner's limits. The head cannot widen them. */
export type Policy = z.infer<typeof policySchema>;

/** What the policy says of something asked for: the rule is the reason, to be read after "refuses …:". */
export type Verdict = { allowed: true } | { allowed: false; refused: string; rule: string };

/**
 * Every address of every target must lie inside one allowed network and touch no denied one, and a host name must be allowed
 * besides, and not be denied; denied wins. Rules of IPv6 speak of no IPv4 address, also where it is written as IPv6. Pure.
 */
export function checkTargets(policy: Policy, targets: readonly ResolvedTarget[]): Verdict {
  const allowed = toRanges(policy.allow.networks);
  const denied = toRanges(policy.deny.networks);
  for (const { text, ranges, hostname } of targets) {
    const byName = hostname === undefined ? null : checkName(policy, hostname);
    if (byName !== null) return { allowed: false, refused: text, rule: byName };
    for (const range of ranges.flatMap(reachOf)) {
      const touched = denied.find((rule) => overlaps(rule.range, range));
      if (touched) return { allowed: false, refused: text, rule: `deny ${touched.text}` };
      if (!allowed.some((rule) => contains(rule.range, range))) {
        return { allowed: false, refused: text, rule: "not inside any allowed network" };
      }
    }
  }
  return { allowed: true };
}

/** Why a host name may not be asked for; null where it may. */
function checkName({ allow, deny }: Policy, hostname: string): string | null {
  const denied = deny.names.find((rule) => isNamed(rule, hostname));
  if (denied !== undefined) return `deny ${denied}`;
  if (allow.names === undefined || allow.names.some((rule) => isNamed(rule, hostname))) return null;
  return "not one of the allowed names";
}

function isNamed(rule: string, hostname: string): boolean {
  const wanted = rule.toLowerCase().replace(/\.$/, "");
  return wanted.startsWith("*.") ? hostname.endsWith(wanted.slice(1)) : hostname === wanted;
}

/**
 * Every path, links resolved, must lie inside an allowed one and neither inside a denied one nor around it. Pure.
 */
export function checkPaths(policy: Policy, paths: readonly string[]): Verdict {
  for (const path of paths) {
    const denied = policy.deny.paths.find((rule) => isInside(path, rule));
    if (denied !== undefined) return { allowed: false, refused: path, rule: `deny ${denied}` };
    if (!policy.allow.paths.some((rule) => isInside(path, rule))) {
      return { allowed: false, refused: path, rule: "not inside any allowed path" };
    }
    const around = policy.deny.paths.find((rule) => isInside(rule, path));
    if (around !== undefined)
      return { allowed: false, refused: path, rule: `deny ${around}, which lies inside` };
  }
  return { allowed: true };
}

/** Every interface must be allowed by name and not be denied; denied wins. Pure. */
export function checkInterfaces(policy: Policy, names: readonly string[]): Verdict {
  const isIn = (list: readonly string[], name: string) => list.includes(name) || list.includes("*");
  for (const name of names) {
    if (isIn(policy.deny.interfaces, name))
      return { allowed: false, refused: name, rule: `deny interface ${name}` };
    if (!isIn(policy.allow.interfaces, name))
      return { allowed: false, refused: name, rule: "not one of the allowed interfaces" };
  }
  return { allowed: true };
}

/** The owner's own signatures for a scanner. */
export function signaturePathsOf(policy: Policy, scanner: string): readonly string[] {
  const { signatures } = policy;
  return Object.hasOwn(signatures, scanner) ? signatures[scanner as keyof typeof signatures] : [];
}

function isInside(path: string, root: string): boolean {
  const base = root.replace(/\/+$/, "");
  return path === base || path.startsWith(`${base}/`);
}

/** The scanner must be one of those named, where any are. Pure. */
export function checkScanner({ scanners }: Policy, scanner: string): Verdict {
  if (scanners === undefined || scanners.includes(scanner)) return { allowed: true };
  return {
    allowed: false,
    refused: `the scanner ${scanner}`,
    rule: `allowed are ${scanners.join(", ") || "none"}`,
  };
}

/** A refusal as a sentence. */
export function describeRefusal({ refused, rule }: { refused: string; rule: string }): string {
  return `The agent's policy refuses ${refused.slice(0, 300)}: ${rule.slice(0, 300)}.`;
}

/** The hours in which work may run, each by itself; null where it always may. */
export function windowsOf({ hours }: Policy): Window[] | null {
  return hours?.open.map((open) => ({ ...open, timeZone: hours.timeZone })) ?? null;
}

/** Why no work may run at this moment, as a part of a sentence; null where it may. Pure. */
export function closedNow(policy: Policy, now: Date): string | null {
  const windows = windowsOf(policy);
  if (windows === null || windows.some((window) => isOpen(window, now))) return null;
  return `the agent's policy allows work only ${windows.map(describeWindow).join(" and ")}`;
}

type NetworkRule = { text: string; range: AddressRange };

const rulesOf = new WeakMap<readonly string[], NetworkRule[]>();

/** Read once for each list: a policy decides on many assignments. */
function toRanges(networks: readonly string[]): NetworkRule[] {
  const known = rulesOf.get(networks);
  if (known) return known;
  const read = networks.flatMap((text) => {
    const range = parseRange(text);
    return range === null ? [] : [{ text, range }];
  });
  rulesOf.set(networks, read);
  return read;
}

import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { parse } from "yaml";
import { z } from "zod";
import { type AddressRange, contains, overlaps, parseRange } from "./addresses.ts";
import { messageOf } from "./logger.ts";
import type { ResolvedTarget } from "./targets.ts";

const network = z.string().refine((text) => parseRange(text) !== null, {
  error: (issue) => `"${String(issue.input)}" is not an address, a CIDR block or a range`,
});

const path = z.string().startsWith("/", { error: "is no absolute path" }).max(4096);

const rules = z.strictObject({
  networks: z.array(network).default([]),
  paths: z.array(path).default([]),
  /** Names of network interfaces that may be captured from; "*" stands for all. */
  interfaces: z.array(z.string().min(1).max(15)).default([]),
});

const policySchema = z.strictObject({
  allow: rules,
  deny: rules.default({ networks: [], paths: [], interfaces: [] }),
  /** The owner's own signatures and rules: files and folders on the agent's machine that every scan uses besides. */
  signatures: z
    .strictObject({ clamav: z.array(path).default([]), yara: z.array(path).default([]) })
    .default({ clamav: [], yara: [] }),
  /** Names of the scanners that may run; absent: all. */
  scanners: z.array(z.string()).optional(),
});

/** The agent owner's limits. The head cannot widen them. */
export type Policy = z.infer<typeof policySchema>;

export type PolicyReading = { policy: Policy } | { problem: string };

export type TargetVerdict = { allowed: true } | { allowed: false; refused: string; rule: string };

/**
 * Reads the owner's file, or the default (this machine only) when none is named. A named file that cannot be read or
 * understood is a problem, never the default: nothing may run then.
 */
export function readPolicy(file: string | undefined): PolicyReading {
  if (file === undefined) return { policy: thisMachineOnly() };
  try {
    const parsed = policySchema.safeParse(parse(readFileSync(file, "utf8")));
    if (parsed.success) return { policy: parsed.data };
    const issue = parsed.error.issues[0];
    return {
      problem: `The policy file ${file} is not valid at ${issue?.path.join(".") || "its top level"}: ${issue?.message}.`,
    };
  } catch (error) {
    return { problem: `The policy file ${file} cannot be read: ${messageOf(error)}` };
  }
}

/** Loopback, this machine's own addresses and interfaces, and its files without those that are no files. */
export function thisMachineOnly(): Policy {
  const own = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address.replace(/%.*$/, ""));
  return {
    allow: { networks: ["127.0.0.0/8", "::1", ...new Set(own)], paths: ["/"], interfaces: ["*"] },
    deny: { networks: [], paths: ["/dev", "/proc", "/sys"], interfaces: [] },
    signatures: { clamav: [], yara: [] },
  };
}

/** Every address of every target must lie inside one allowed network and touch no denied one; denied wins. Pure. */
export function checkTargets(policy: Policy, targets: readonly ResolvedTarget[]): TargetVerdict {
  const allowed = toRanges(policy.allow.networks);
  const denied = toRanges(policy.deny.networks);
  for (const { text, ranges } of targets) {
    for (const range of ranges) {
      const touched = denied.find((rule) => overlaps(rule.range, range));
      if (touched) return { allowed: false, refused: text, rule: `deny ${touched.text}` };
      if (!allowed.some((rule) => contains(rule.range, range))) {
        return { allowed: false, refused: text, rule: "not inside any allowed network" };
      }
    }
  }
  return { allowed: true };
}

/**
 * Every path, links resolved, must lie inside an allowed one and neither inside a denied one nor around it. Pure.
 */
export function checkPaths(policy: Policy, paths: readonly string[]): TargetVerdict {
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
export function checkInterfaces(policy: Policy, names: readonly string[]): TargetVerdict {
  const isNamed = (list: readonly string[], name: string) => list.includes(name) || list.includes("*");
  for (const name of names) {
    if (isNamed(policy.deny.interfaces, name))
      return { allowed: false, refused: name, rule: `deny interface ${name}` };
    if (!isNamed(policy.allow.interfaces, name))
      return { allowed: false, refused: name, rule: "not one of the allowed interfaces" };
  }
  return { allowed: true };
}

/** The owner's own signatures for a scanner. */
export function signaturePathsOf(policy: Policy, scanner: string): readonly string[] {
  return scanner === "clamav" || scanner === "yara" ? policy.signatures[scanner] : [];
}

function isInside(path: string, root: string): boolean {
  const base = root.replace(/\/+$/, "");
  return path === base || path.startsWith(`${base}/`);
}

/** True when the policy names no scanners, or names this one. */
export function isScannerAllowed(policy: Policy, scanner: string): boolean {
  return policy.scanners === undefined || policy.scanners.includes(scanner);
}

function toRanges(networks: readonly string[]): { text: string; range: AddressRange }[] {
  return networks.flatMap((text) => {
    const range = parseRange(text);
    return range === null ? [] : [{ text, range }];
  });
}

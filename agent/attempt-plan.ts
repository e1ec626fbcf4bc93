import { createHash } from "node:crypto";
import { isAbsolute } from "node:path";
import { formatAddress } from "./addresses.ts";
import type { LeasedAssignment } from "./api.ts";
import type { AttemptParts } from "./attempt.ts";
import { AttemptFailure, type StopCause, stopFailure } from "./attempt-failure.ts";
import { HostFiles } from "./host-files.ts";
import { messageOf } from "./logger.ts";
import {
  checkInterfaces,
  checkPaths,
  checkScanner,
  checkTargets,
  closedNow,
  describeRefusal,
  type Policy,
  signaturePathsOf,
  type Verdict,
} from "./policy.ts";
import type { PolicyFile } from "./policy-file.ts";
import type { Capability, MachineSettings, RuleSet, ScanInput, Scanner, ScanProcess } from "./scanner.ts";
import { namesAmong, type Resolution, resolveTargets } from "./targets.ts";

/** As many as a scan may name. Each is looked up by itself, which may take seconds. */
const MAX_NAMES = 4_096;

/** What an attempt is going to run. */
export interface AttemptPlan {
  scanner: Scanner;
  toolVersion: string;
  /** Host names without an address: not scanned, and named in the coverage. */
  unresolved: string[];
  processes: ScanProcess[];
}

/**
 * Everything before the first process, immediately before it: policy, capability, names, the resolved addresses against the
 * policy, and last the config. Throws AttemptFailure, or PlanError from the scanner.
 */
export async function planAttempt(
  lease: LeasedAssignment,
  options: Pick<
    AttemptParts,
    "scanners" | "policy" | "fetchRuleSet" | "stateDirectory" | "machine" | "slots"
  >,
  signal: AbortSignal,
): Promise<AttemptPlan> {
  const scanner = requireScanner(options.scanners, lease.scanner);
  const policy = requirePolicy(options.policy, scanner.name);
  const machine = { ...options.machine, signaturePaths: signaturePathsOf(policy, scanner.name) };
  // Without the owner's signatures, which planning reads anyhow.
  const capability = await requireCapability(scanner, options.machine);
  assertVerdict(checkInterfaces(policy, scanner.interfacesOf(lease.config)));
  const ruleSets = await Promise.all(lease.ruleSetIds.map((id) => requireRuleSet(id, options, signal)));
  const wanted = await resolveWanted(lease, scanner, policy, new HostFiles(options.machine.hostRoot));
  const config = limitConfig(scanner, policy, lease.config);
  const { stateDirectory } = options;
  const processes = await scanner.plan({
    config,
    capability,
    ruleSets,
    stateDirectory,
    machine,
    maxPacketsPerSecond: packetShare(policy, options.slots()),
    ...wanted.input,
  });
  return { scanner, toolVersion: capability.version, unresolved: wanted.unresolved, processes };
}

type Wanted = {
  input: Pick<ScanInput<unknown>, "targets" | "exclusions" | "hostnames" | "paths">;
  unresolved: string[];
};

const NOTHING = { targets: [], exclusions: [], hostnames: new Map<string, string[]>(), paths: [] };

/** What the assignment names, as what it really is now, after the policy allowed it. */
async function resolveWanted(
  lease: LeasedAssignment,
  scanner: Scanner,
  policy: Policy,
  host: HostFiles,
): Promise<Wanted> {
  if (scanner.targetKind !== "network") {
    const named = scanner.targetKind === "paths" ? lease.targets : scanner.pathsOf(lease.config);
    if (named.length === 0) return { input: NOTHING, unresolved: [] };
    const { paths, missing } = await resolvePaths(named, host);
    assertVerdict(checkPaths(policy, paths));
    return { input: { ...NOTHING, paths }, unresolved: missing };
  }
  const names = namesAmong(lease.targets);
  if (names.length > MAX_NAMES)
    throw new AttemptFailure(
      "FAILED",
      "TARGET_INVALID",
      `${names.length} host names are more than the ${MAX_NAMES} of one assignment.`,
    );
  assertVerdict(checkTargets(policy, names));
  const resolution = requireTargets(await resolveTargets(lease.targets));
  const excluded = requireExclusions(await resolveTargets(lease.exclusions));
  assertVerdict(checkTargets(policy, resolution.targets));
  const input = {
    ...NOTHING,
    targets: resolution.targets.flatMap((target) => target.ranges),
    exclusions: excluded.targets.flatMap((target) => target.ranges),
    hostnames: hostnamesOf(resolution),
  };
  return { input, unresolved: resolution.unresolved };
}

/** Links are followed before the policy looks: where a path leads is what is read. */
async function resolvePaths(
  texts: readonly string[],
  host: HostFiles,
): Promise<{ paths: string[]; missing: string[] }> {
  const paths: string[] = [];
  const missing: string[] = [];
  for (const text of texts) {
    if (!isAbsolute(text) || text.includes("\0"))
      throw new AttemptFailure("FAILED", "TARGET_INVALID", `"${text.slice(0, 100)}" is no absolute path.`);
    await host.resolve(text).then(
      (path) => paths.push(path),
      () => missing.push(text),
    );
  }
  if (paths.length > 0) return { paths, missing };
  throw new AttemptFailure(
    "FAILED",
    "PATH_MISSING",
    `No path is there to read: ${missing.slice(0, 5).join(", ")}.`,
  );
}

function assertVerdict(verdict: Verdict): void {
  if (!verdict.allowed) throw new AttemptFailure("REFUSED", "POLICY_REFUSED", describeRefusal(verdict));
}

/** Rules are data from the head: what does not have the announced hash is not used. */
async function requireRuleSet(
  id: string,
  { fetchRuleSet }: Pick<AttemptParts, "fetchRuleSet">,
  signal: AbortSignal,
): Promise<RuleSet> {
  const ruleSet = await fetchRuleSet(id, signal).catch((error: unknown) => {
    throw new AttemptFailure(
      "FAILED",
      "RULES_MISSING",
      `A rule set could not be fetched: ${messageOf(error)}`,
      true,
    );
  });
  const sha256 = createHash("sha256").update(ruleSet.content).digest("hex");
  if (sha256 === ruleSet.sha256) return ruleSet;
  throw new AttemptFailure(
    "FAILED",
    "RULES_MISSING",
    `The rule set ${ruleSet.name} does not have its hash.`,
    true,
  );
}

function requireScanner(scanners: readonly Scanner[], name: string): Scanner {
  const scanner = scanners.find((known) => known.name === name);
  if (scanner) return scanner;
  throw new AttemptFailure("FAILED", "SCANNER_UNKNOWN", `This agent has no scanner named "${name}".`);
}

function requirePolicy(file: PolicyFile, scanner: string): Policy {
  const reading = file.read();
  if ("problem" in reading) throw new AttemptFailure("REFUSED", "POLICY_INVALID", reading.problem);
  const { policy } = reading;
  assertVerdict(checkScanner(policy, scanner));
  if (closedNow(policy, new Date()) !== null) throw stopFailure("OUTSIDE_HOURS" satisfies StopCause);
  return policy;
}

/** The config inside the owner's bounds. Throws PlanError, AttemptFailure. */
function limitConfig(scanner: Scanner, { options }: Policy, config: unknown): unknown {
  const bounds = Object.hasOwn(options, scanner.name) ? options[scanner.name] : undefined;
  const limited = scanner.limit(config, bounds ?? {});
  if ("config" in limited) return limited.config;
  const { refused, rule } = limited;
  const verdict = { refused: `${scanner.name} with ${refused}`, rule };
  throw new AttemptFailure("REFUSED", "POLICY_REFUSED", describeRefusal(verdict));
}

/** Assignments that run at the same time share what the owner allows. */
function packetShare({ packetsPerSecond }: Policy, slots: number): number | undefined {
  return packetsPerSecond === undefined ? undefined : packetsPerSecond / slots;
}

async function requireCapability(scanner: Scanner, machine: MachineSettings): Promise<Capability> {
  const capability = await scanner.detect(machine);
  if (capability.problem !== null)
    throw new AttemptFailure("FAILED", "SCANNER_NOT_USABLE", capability.problem, true); // elsewhere, or a moment later
  return capability;
}

function requireTargets(resolution: Resolution): Resolution {
  const [invalid] = resolution.invalid;
  if (invalid !== undefined) {
    throw new AttemptFailure(
      "FAILED",
      "TARGET_INVALID",
      `"${invalid.slice(0, 100)}" is not an address, a block, a range or a host name.`,
    );
  }
  if (resolution.targets.length > 0) return resolution;
  throw new AttemptFailure(
    "FAILED",
    "TARGET_UNRESOLVED",
    `No target has an address: ${resolution.unresolved.slice(0, 5).join(", ") || "none was given"}.`,
  );
}

/** What was excluded must stay excluded: a name that cannot be resolved now could be any of the addresses. */
function requireExclusions(resolution: Resolution): Resolution {
  const [unknown] = [...resolution.invalid, ...resolution.unresolved];
  if (unknown === undefined) return resolution;
  throw new AttemptFailure(
    "FAILED",
    "EXCLUSION_UNRESOLVED",
    `The exclusion "${unknown.slice(0, 100)}" has no address, so nothing was scanned.`,
  );
}

function hostnamesOf({ targets }: Resolution): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { hostname, ranges } of targets) {
    if (hostname === undefined) continue;
    for (const { family, first } of ranges) {
      const address = formatAddress(family, first);
      names.set(address, [...(names.get(address) ?? []), hostname]);
    }
  }
  return names;
}

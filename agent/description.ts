import { networkInterfaces } from "node:os";
import packageJson from "../package.json" with { type: "json" };
import type { AgentConfig } from "./config.ts";
import type { RegisterAgentInput } from "./gql/graphql.ts";
import { HostFiles } from "./host-files.ts";
import { agentIdentity } from "./identity.ts";
import { checkScanner, describeRefusal, signaturePathsOf } from "./policy.ts";
import type { PolicyReading } from "./policy-file.ts";
import type { Capability, Scanner } from "./scanner.ts";

/** What an agent tells the head of itself, without what lets it do so. */
export type AgentDescription = Omit<RegisterAgentInput, "enrollmentToken">;

/** Everything that can change is measured now. */
export async function describeAgent(
  config: AgentConfig,
  scanners: readonly Scanner[],
  { spoolId, reading }: { spoolId: string; reading: PolicyReading },
): Promise<AgentDescription> {
  const host = new HostFiles(config.machine.hostRoot);
  const measured = await Promise.all(
    scanners.map((scanner) => {
      const signaturePaths = "problem" in reading ? [] : signaturePathsOf(reading.policy, scanner.name);
      return scanner.detect({ ...config.machine, signaturePaths });
    }),
  );
  return {
    identity: config.identity ?? agentIdentity(config.name, host),
    spoolId,
    headFoundBy: config.headFoundBy,
    hostname: host.hostname(),
    addresses: ownAddresses(),
    version: packageJson.version,
    labels: config.labels,
    capabilities: measured.map((capability) => {
      const refusal = refusalOf(capability.name, reading);
      return refusal === null ? capability : unusable(capability, refusal);
    }),
    policy: "problem" in reading ? { problem: reading.problem } : reading.policy,
    // Where the policy allows no scan, the head need not send one.
    reach: "problem" in reading ? [] : reading.policy.allow.networks,
    slots: slotsOf(config, reading),
  };
}

/** Why an agent so described can run nothing, in a sentence; null when it can. */
export function problemOf({ capabilities }: Pick<RegisterAgentInput, "capabilities">): string | null {
  if (capabilities.some(({ problem }) => problem == null)) return null;
  const reasons = [...new Set(capabilities.map(({ problem }) => problem))];
  return `No scanner can be used. ${reasons.join(" ")}`.trim();
}

/** How many assignments may run at the same time: as many as both the settings and the policy say. */
export function slotsOf({ slots }: Pick<AgentConfig, "slots">, reading: PolicyReading): number {
  const most = "policy" in reading ? reading.policy.concurrency : undefined;
  return Math.min(slots, most ?? slots);
}

/** Why the owner lets a scanner not run at all, in a sentence. */
function refusalOf(scanner: string, reading: PolicyReading): string | null {
  if ("problem" in reading) return reading.problem;
  const verdict = checkScanner(reading.policy, scanner);
  return verdict.allowed ? null : describeRefusal(verdict);
}

function unusable(capability: Capability, problem: string): Capability {
  return { ...capability, problem: capability.problem ?? problem };
}

function ownAddresses(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return [
    ...new Set(
      addresses.filter(({ internal }) => !internal).map(({ address }) => address.replace(/%.*$/, "")),
    ),
  ];
}

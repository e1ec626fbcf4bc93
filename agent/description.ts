import { networkInterfaces } from "node:os";
import packageJson from "../package.json" with { type: "json" };
import type { AgentConfig } from "./config.ts";
import type { RegisterAgentInput } from "./gql/graphql.ts";
import { HostFiles } from "./host-files.ts";
import { agentIdentity } from "./identity.ts";
import { readPolicy } from "./policy.ts";
import type { Capability, Scanner } from "./scanner.ts";

/** What an agent tells the head of itself: everything that can change is measured now. */
export async function describeAgent(
  config: AgentConfig,
  scanners: readonly Scanner[],
  spoolId: string,
): Promise<RegisterAgentInput> {
  const reading = readPolicy(config.policyFile);
  const host = new HostFiles(config.machine.hostRoot);
  const measured = await Promise.all(scanners.map((scanner) => scanner.detect(config.machine)));
  return {
    enrollmentToken: config.enrollmentToken,
    identity: config.identity ?? agentIdentity(config.name, host),
    spoolId,
    hostname: host.hostname(),
    addresses: ownAddresses(),
    version: packageJson.version,
    labels: config.labels,
    capabilities:
      "problem" in reading ? measured.map((capability) => unusable(capability, reading.problem)) : measured,
    policy: "problem" in reading ? { problem: reading.problem } : reading.policy,
    // Where the policy allows no scan, the head need not send one.
    reach: "problem" in reading ? [] : reading.policy.allow.networks,
    slots: config.slots,
  };
}

/** Why an agent so described can run nothing, in a sentence; null when it can. */
export function problemOf({ capabilities }: Pick<RegisterAgentInput, "capabilities">): string | null {
  if (capabilities.some(({ problem }) => problem == null)) return null;
  const reasons = [...new Set(capabilities.map(({ problem }) => problem))];
  return `No scanner can be used. ${reasons.join(" ")}`.trim();
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

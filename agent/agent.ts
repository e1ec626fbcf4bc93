import { hostname, networkInterfaces } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import packageJson from "../package.json" with { type: "json" };
import { createHeadApi } from "./api.ts";
import type { BackoffLimits } from "./backoff.ts";
import type { AgentConfig } from "./config.ts";
import type { RegisterAgentInput } from "./gql/graphql.ts";
import { Heartbeat } from "./heartbeat.ts";
import { agentIdentity } from "./identity.ts";
import { type Logger, messageOf } from "./logger.ts";
import { Metrics } from "./metrics.ts";
import { MemoryOutbox } from "./outbox.ts";
import { readPolicy } from "./policy.ts";
import { runAssignment } from "./runner.ts";
import type { Capability, Scanner } from "./scanner.ts";
import { Slots } from "./slots.ts";
import { WakeUp } from "./wake-up.ts";

/** Parts of a stop, in milliseconds; together below the five seconds a stop may take. */
const STOP = { scansMs: 4_000, farewellMs: 600 } as const;

export interface Agent {
  start(): void;
  /** Stops pulling, ends scanners, reports, says farewell. Takes at most five seconds. */
  stop(): Promise<void>;
}

export interface AgentParts {
  scanners: readonly Scanner[];
  log: Logger;
  /** How long to wait for a head that is away. */
  limits?: BackoffLimits;
}

/** Puts an agent together. Nothing happens before `start`. */
export function createAgent(config: AgentConfig, { scanners, log, limits }: AgentParts): Agent {
  const { headUrl, policyFile } = config;
  const api = createHeadApi(headUrl);
  const metrics = new Metrics();
  const outbox = new MemoryOutbox({
    api,
    log,
    limits,
    onRefused: ({ assignmentId, attempt }) => slots.stop(assignmentId, "LOST", attempt),
    onUnauthenticated: () => heartbeat.renewSession(),
  });
  const slots = new Slots({
    count: config.slots,
    run: (lease, hooks) => runAssignment(lease, hooks, { scanners, outbox, policyFile, log }),
    onChange: (kind) => (kind === "ended" ? heartbeat.hurry() : heartbeat.hurryForProgress()),
    onEnd: (end) => metrics.countEnd(end),
  });
  const wakeUp = new WakeUp({ headUrl, log, limits, onHint: () => heartbeat.hurry() });
  const heartbeat = new Heartbeat({
    api,
    slots,
    metrics,
    log,
    limits,
    spoolBytes: () => outbox.pendingBytes,
    describe: () => describeAgent(config, scanners),
    onSession: ({ sessionToken }) => wakeUp.connect(sessionToken),
  });

  return {
    start: () => heartbeat.start(),
    async stop() {
      log.info({ op: "agent.stop" });
      wakeUp.close();
      await heartbeat.stop();
      await Promise.race([slots.close(), sleep(STOP.scansMs, null, { ref: false })]);
      outbox.close();
      // Only a courtesy: without it the head notices the silence by itself.
      await api
        .deregister(AbortSignal.timeout(STOP.farewellMs))
        .catch((error: unknown) =>
          log.warn({ op: "agent.deregister", error: { message: messageOf(error) } }),
        );
    },
  };
}

async function describeAgent(config: AgentConfig, scanners: readonly Scanner[]): Promise<RegisterAgentInput> {
  const reading = readPolicy(config.policyFile);
  const measured = await Promise.all(scanners.map((scanner) => scanner.detect()));
  return {
    enrollmentToken: config.enrollmentToken,
    identity: config.identity ?? agentIdentity(config.name),
    hostname: hostname(),
    addresses: ownAddresses(),
    version: packageJson.version,
    labels: config.labels,
    capabilities:
      "problem" in reading ? measured.map((capability) => unusable(capability, reading.problem)) : measured,
    policy: "problem" in reading ? { problem: reading.problem } : reading.policy,
    slots: config.slots,
  };
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

import { setTimeout as sleep } from "node:timers/promises";
import { createHeadApi } from "./api.ts";
import type { BackoffLimits } from "./backoff.ts";
import type { AgentConfig } from "./config.ts";
import { describeAgent, problemOf, slotsOf } from "./description.ts";
import type { FoundHead } from "./discovery.ts";
import { readEnrollmentToken } from "./enrollment-token.ts";
import { HeadAddress } from "./head-address.ts";
import { Heartbeat } from "./heartbeat.ts";
import { markAlive } from "./liveness.ts";
import { type Logger, messageOf } from "./logger.ts";
import { Metrics } from "./metrics.ts";
import { closedNow } from "./policy.ts";
import { PolicyFile, type PolicyReading } from "./policy-file.ts";
import { runAssignment } from "./runner.ts";
import type { Scanner } from "./scanner.ts";
import { Slots } from "./slots.ts";
import { Spool } from "./spool.ts";
import type { SpoolDirectory } from "./spool-directory.ts";
import { Transport } from "./transport.ts";
import { WakeUp } from "./wake-up.ts";

const MINUTE = 60_000;
/** Parts of a stop, in milliseconds; together below the five seconds a stop may take. */
const STOP = { scansMs: 4_000, spoolMs: 300, farewellMs: 600 } as const;
/** Scanners are installed, updated and removed while an agent runs. */
const REMEASURE_MS = 10 * MINUTE;
/** How late the end of the owner's hours may be noticed, in milliseconds. */
const HOURS_CHECK_MS = 1_000;

export interface Agent {
  /** Looks for what an earlier process left, then begins to register. */
  start(): Promise<void>;
  /** Stops pulling, ends scanners, reports, says farewell, gives the spool directory back. Takes at most five seconds. */
  stop(): Promise<void>;
}

export interface AgentParts {
  scanners: readonly Scanner[];
  /** Held by this process; the agent gives it back when it stops. */
  directory: SpoolDirectory;
  log: Logger;
  /** The head knows the agent under this id. */
  onKnown?: (agentId: string) => void;
  /** Finds another head than the one at `away`; null for none. Absent where the head has one address for good. */
  findOtherHead?: (away: string) => Promise<FoundHead | null>;
  /** How long to wait for a head that is away. */
  limits?: BackoffLimits;
  /** Time between two measurements of the scanners, in milliseconds. Default: ten minutes. */
  remeasureMs?: number;
}

/** Puts an agent together. Nothing happens before `start`. */
export function createAgent(config: AgentConfig, parts: AgentParts): Agent {
  const { scanners, directory, log, onKnown, limits, remeasureMs = REMEASURE_MS } = parts;
  const policy = new PolicyFile(config.policyFile, scanners);
  const transport = new Transport(config.tls);
  const head = new HeadAddress({
    url: config.headUrl,
    findOther: parts.findOtherHead,
    awayMs: config.headAwayMs,
    onMove() {
      heartbeat.headMoved();
      wakeUp.headMoved();
    },
    log,
  });
  const api = createHeadApi(head, transport);
  const metrics = new Metrics();
  let scannerProblem: string | null = null;
  /** The policy as the head knows it. */
  let told: PolicyReading | null = null;
  const slotCount = () => slotsOf(config, policy.read());
  const spool = new Spool({
    directory,
    limitBytes: config.spoolBytes,
    api,
    log,
    limits,
    onRefused: ({ assignmentId, attempt }) => slots.stop(assignmentId, "LOST", attempt),
    onUnauthenticated: () => heartbeat.renewSession(),
  });
  const slots = new Slots({
    count: slotCount,
    run: (lease, hooks) =>
      runAssignment(lease, hooks, {
        scanners,
        outbox: spool,
        fetchRuleSet: api.ruleSet,
        policy,
        slots: slotCount,
        stateDirectory: directory.state,
        scannerUser: config.scannerUser,
        scannerMemoryBytes: config.scannerMemoryBytes,
        machine: config.machine,
        log,
      }),
    accepts(key) {
      const isAccepted = spool.accepts(key);
      if (!isAccepted) log.error({ op: "assignment.ignore", ...key });
      return isAccepted;
    },
    onChange: (kind) => (kind === "ended" ? heartbeat.hurry() : heartbeat.hurryForProgress()),
    onEnd: (scanner, end) => metrics.countEnd(scanner, end),
  });
  const wakeUp = new WakeUp({ head, transport, log, limits, onHint: () => heartbeat.hurry() });
  const heartbeat = new Heartbeat({
    api,
    head,
    slots,
    metrics,
    log,
    limits,
    spool,
    mayWork: () => !isClosed(policy.read()),
    isOutdated: () => told !== null && !policy.isCurrent(told),
    problem: () => spool.problem ?? problemIn(policy.read()) ?? scannerProblem,
    enrollmentToken: () => readEnrollmentToken(config.enrollmentToken),
    async describe() {
      told = policy.read();
      const description = await describeAgent(config, scanners, {
        spoolId: directory.spoolId,
        reading: told,
      });
      scannerProblem = problemOf(description);
      return description;
    },
    onToken: (sessionToken) => wakeUp.connect(sessionToken),
    onSession({ agentId, sessionToken }) {
      onKnown?.(agentId);
      wakeUp.connect(sessionToken);
      spool.open();
    },
    onTurn: () => markAlive(config.spoolDir),
  });
  let remeasuring: NodeJS.Timeout | undefined;
  let watchingHours: NodeJS.Timeout | undefined;

  return {
    async start() {
      await spool.recover();
      heartbeat.start();
      remeasuring = setInterval(() => {
        heartbeat
          .remeasure()
          .catch((error: unknown) => log.warn({ op: "agent.measure", error: { message: messageOf(error) } }));
      }, remeasureMs);
      watchingHours = setInterval(() => {
        if (endsAtClosing(policy.read())) slots.stopAll("OUTSIDE_HOURS");
      }, HOURS_CHECK_MS);
    },
    async stop() {
      log.info({ op: "agent.stop" });
      clearInterval(remeasuring);
      clearInterval(watchingHours);
      head.close();
      wakeUp.close();
      await heartbeat.stop();
      await Promise.race([slots.close(), sleep(STOP.scansMs, null, { ref: false })]);
      // A disk that hangs must not hold up the stop: what counts as put is on it already.
      await Promise.race([spool.close(), sleep(STOP.spoolMs, null, { ref: false })]);
      // Only a courtesy: without it the head notices the silence by itself.
      await api
        .deregister(AbortSignal.timeout(STOP.farewellMs))
        .catch((error: unknown) =>
          log.warn({ op: "agent.deregister", error: { message: messageOf(error) } }),
        );
      await directory.release();
    },
  };
}

function problemIn(reading: PolicyReading): string | null {
  return "problem" in reading ? reading.problem : null;
}

function isClosed(reading: PolicyReading): boolean {
  return "policy" in reading && closedNow(reading.policy, new Date()) !== null;
}

/** Whether what runs has to stop: the owner's hours are over, and work may not finish. */
function endsAtClosing(reading: PolicyReading): boolean {
  return isClosed(reading) && "policy" in reading && reading.policy.hours?.atEnd !== "FINISH";
}

import { ApiError, type HeadApi, type Registration } from "./api.ts";
import { type BackoffLimits, backoffMs, HEAD_AWAY } from "./backoff.ts";
import type { HeartbeatInput, RegisterAgentInput } from "./gql/graphql.ts";
import { type Logger, messageOf } from "./logger.ts";
import type { Metrics } from "./metrics.ts";
import type { Slots } from "./slots.ts";

const SECOND = 1_000;
/** Least time between two heartbeats, so that a burst of reasons becomes one. */
const MIN_GAP_MS = 50;
/** Progress alone hurries a heartbeat no more than this. */
const PROGRESS_GAP_MS = 2 * SECOND;
const JITTER = 0.1;

export interface HeartbeatOptions {
  api: Pick<HeadApi, "register" | "heartbeat">;
  slots: Slots;
  metrics: Metrics;
  /** Bytes of reports not delivered yet. */
  spoolBytes: () => number;
  /** Measured anew for each registration. */
  describe: () => Promise<RegisterAgentInput>;
  /** A session began: the agent is known to the head (again). */
  onSession: (registration: Registration) => void;
  log: Logger;
  limits?: BackoffLimits;
  random?: () => number;
}

/**
 * The agent's only loop: register, then heartbeat. It never waits for a scan.
 *
 *     no session ──register──▶ session ──heartbeat every heartbeatSeconds ± 10 %, or at once when hurried──▶ session
 *         ▲                       │ UNAUTHENTICATED (the head forgot us; running work goes on)
 *         └───────────────────────┘
 *     any other failure: wait with full jitter, then go on where it was. The first renewal after a loss is not delayed.
 */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #stopping = new AbortController();
  #loop: Promise<void> | null = null;
  #intervalMs = 0;
  #hasSession = false;
  #failures = 0;
  #isHurried = false;
  #wake: (() => void) | null = null;
  #lastBeatAt = Number.NEGATIVE_INFINITY;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Heartbeat as soon as possible; several calls become one. While the head is away this does not shorten the wait. */
  hurry(): void {
    this.#isHurried = true;
    if (this.#failures === 0) this.#wake?.();
  }

  /** As `hurry`, but not within two seconds of the last heartbeat. */
  hurryForProgress(): void {
    if (performance.now() - this.#lastBeatAt >= PROGRESS_GAP_MS) this.hurry();
  }

  /** The session is void: register again, now. */
  renewSession(): void {
    this.#hasSession = false;
    this.hurry();
  }

  /** Ends the loop and the call it may be in. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake?.();
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      await this.#pause(await this.#step());
    }
  }

  /** One registration and heartbeat; returns the milliseconds to wait before the next. */
  async #step(): Promise<number> {
    const { random = Math.random } = this.#options;
    try {
      this.#isHurried = false;
      if (!this.#hasSession) await this.#register();
      await this.#beat();
      if (this.#failures > 0) this.#options.log.info({ op: "head.back", failures: this.#failures });
      this.#failures = 0;
      return this.#intervalMs * (1 - JITTER + 2 * JITTER * random());
    } catch (error) {
      return this.#stopping.signal.aborted ? 0 : this.#failed(error);
    }
  }

  async #register(): Promise<void> {
    const { api, describe, onSession, log } = this.#options;
    const registration = await api.register(await describe(), this.#stopping.signal);
    this.#hasSession = true;
    this.#intervalMs = registration.heartbeatSeconds * SECOND;
    log.info({
      op: "agent.register",
      ok: true,
      agentId: registration.agentId,
      heartbeatSeconds: registration.heartbeatSeconds,
    });
    onSession(registration);
  }

  async #beat(): Promise<void> {
    const { api, slots } = this.#options;
    this.#lastBeatAt = performance.now();
    const answer = await api.heartbeat(this.#report(), this.#stopping.signal);
    this.#intervalMs = answer.heartbeatSeconds * SECOND;
    for (const id of answer.lost) slots.stop(id, "LOST");
    for (const id of answer.cancelled) slots.stop(id, "CANCELLED");
    if (slots.start(answer.assignments) > 0) this.#isHurried = true;
  }

  #report(): HeartbeatInput {
    const { slots, metrics, spoolBytes } = this.#options;
    const running = slots.reports();
    return {
      activity: running.length > 0 ? "SCANNING" : "IDLE",
      freeSlots: slots.free,
      running,
      spoolBytes: spoolBytes(),
      ...metrics.measure(),
    };
  }

  #failed(error: unknown): number {
    const { log, slots, limits = HEAD_AWAY, random } = this.#options;
    const problem = error instanceof ApiError ? error : new ApiError("UNEXPECTED", messageOf(error));
    this.#failures += 1;
    const isForgotten = problem.code === "UNAUTHENTICATED" && this.#hasSession;
    if (isForgotten || problem.code === "AGENT_REVOKED") this.#hasSession = false;
    if (problem.code === "AGENT_REVOKED") slots.stopAll("AGENT_REVOKED");
    const waitMs =
      isForgotten && this.#failures === 1
        ? 0
        : Math.max(problem.retryAfterMs, backoffMs(this.#failures, limits, random));
    // An outage is logged once, and its end; a refusal is the operator's to mend, so it is repeated.
    const isRefused = problem.code === "ENROLLMENT_REFUSED" || problem.code === "AGENT_REVOKED";
    const line = { op: "head.away", error: { code: problem.code, message: problem.message }, waitMs };
    if (isRefused) log.error({ ...line, op: "agent.refused" }, REFUSED[problem.code]);
    else if (this.#failures === 1) log.warn(line);
    else log.debug(line);
    return waitMs;
  }

  async #pause(waitMs: number): Promise<void> {
    const isHealthy = this.#failures === 0;
    const ms = isHealthy && this.#isHurried ? MIN_GAP_MS : waitMs;
    await this.#sleep(ms);
    const gapMs = MIN_GAP_MS - (performance.now() - this.#lastBeatAt);
    if (gapMs > 0) await this.#sleep(gapMs);
  }

  async #sleep(ms: number): Promise<void> {
    if (this.#stopping.signal.aborted || ms <= 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }
}

const REFUSED: Record<string, string> = {
  ENROLLMENT_REFUSED:
    "The head does not accept this agent's enrollment token. Set ENROLLMENT_TOKEN to a valid one; the agent keeps trying.",
  AGENT_REVOKED:
    "An operator revoked this agent. It stopped its scans and keeps asking in case that changes.",
};

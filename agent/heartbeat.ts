import { ApiError, type HeadApi, type Registration } from "./api.ts";
import { type BackoffLimits, backoffMs, HEAD_AWAY } from "./backoff.ts";
import { clockSkewMs } from "./clock-skew.ts";
import type { AgentDescription } from "./description.ts";
import type { HeartbeatInput } from "./gql/graphql.ts";
import type { HeadAddress } from "./head-address.ts";
import { readHeartbeatAnswer } from "./heartbeat-answer.ts";
import { type Logger, messageOf } from "./logger.ts";
import type { Metrics } from "./metrics.ts";
import { Pause } from "./pause.ts";
import { REFUSALS } from "./refusals.ts";
import type { Slots } from "./slots.ts";
import type { Spool } from "./spool.ts";

const SECOND = 1_000;
/** Least time between two heartbeats, so that a burst of reasons becomes one. */
const MIN_GAP_MS = 50;
/** Progress alone hurries a heartbeat no more than this. */
const PROGRESS_GAP_MS = 2 * SECOND;
const JITTER = 0.1;
const MAX_PROBLEM_LENGTH = 500;
const DELIVERING = { progress: 1, progressNote: "delivering what was found before a restart" };

export interface HeartbeatOptions {
  api: Pick<HeadApi, "register" | "heartbeat" | "replaceToken">;
  /** Learns from each try whether the head is there. */
  head: Pick<HeadAddress, "answered" | "missed">;
  slots: Slots;
  metrics: Metrics;
  /** Where reports wait for the head. */
  spool: Pick<Spool, "bytes" | "records" | "limitBytes" | "takesWork" | "left" | "disown">;
  /** Whether the owner lets work run at this hour. */
  mayWork: () => boolean;
  /** Whether the agent is otherwise than when it was last described. */
  isOutdated: () => boolean;
  /** What is wrong with the agent, in a sentence; null when all is well. */
  problem: () => string | null;
  /** Measured anew for each registration. */
  describe: () => Promise<AgentDescription>;
  /** What lets it register; read for each registration. Throws a sentence. */
  enrollmentToken: () => string;
  /** A session began: the agent is known to the head (again). */
  onSession: (registration: Registration) => void;
  /** The session goes on with another token. */
  onToken: (sessionToken: string) => void;
  /** The loop has turned: it is alive, whatever the head says. */
  onTurn?: () => void;
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
  /** What the head knows of this agent, as it was described. */
  #knownAs = "";
  #isOutdated = false;
  #failures = 0;
  #isHurried = false;
  /** The head is elsewhere than at the last try. */
  #hasMoved = false;
  readonly #pausing = new Pause();
  /** As measured by the last heartbeat; the next one tells the head. */
  #clockSkewMs: number | null = null;
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
    if (this.#failures === 0) this.#pausing.end();
  }

  /** The head is elsewhere now: how long the absent one was to be waited for does not count for this one. */
  headMoved(): void {
    this.#hasMoved = true;
    this.#pausing.end();
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

  /** Measures the agent, and registers it again where the head knows it otherwise. Its session and its work go on. */
  async remeasure(): Promise<void> {
    const description = JSON.stringify(await this.#options.describe());
    if (!this.#hasSession || description === this.#knownAs) return;
    this.#isOutdated = true;
    this.hurry();
  }

  /** Ends the loop and the call it may be in. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#pausing.end();
    await this.#loop;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const waitMs = await this.#step();
      this.#options.onTurn?.();
      await this.#pause(waitMs);
    }
  }

  /** One registration and heartbeat; returns the milliseconds to wait before the next. */
  async #step(): Promise<number> {
    const { random = Math.random } = this.#options;
    try {
      this.#isHurried = false;
      this.#hasMoved = false;
      if (!this.#hasSession) await this.#register();
      if (this.#isOutdated || this.#options.isOutdated()) await this.#registerChanges();
      await this.#beat();
      this.#options.head.answered();
      if (this.#failures > 0) this.#options.log.info({ op: "head.back", failures: this.#failures });
      this.#failures = 0;
      return this.#intervalMs * (1 - JITTER + 2 * JITTER * random());
    } catch (error) {
      return this.#stopping.signal.aborted ? 0 : this.#failed(error);
    }
  }

  async #register(): Promise<void> {
    const { api, describe, onSession, log } = this.#options;
    const description = await describe();
    const enrollmentToken = this.#options.enrollmentToken();
    const registration = await api.register({ ...description, enrollmentToken }, this.#stopping.signal);
    this.#hasSession = true;
    this.#isOutdated = false;
    this.#knownAs = JSON.stringify(description);
    this.#intervalMs = Number(registration.heartbeatSeconds) * SECOND || SECOND;
    onSession(registration);
    log.info({
      op: "agent.register",
      ok: true,
      agentId: registration.agentId,
      heartbeatSeconds: registration.heartbeatSeconds,
    });
  }

  /** The session is still good, so a refusal (of an enrollment token that is no longer valid) must not end it. */
  async #registerChanges(): Promise<void> {
    this.#isOutdated = false;
    try {
      await this.#register();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "ENROLLMENT_REFUSED") throw error;
      this.#options.log.warn({ op: "agent.register", ok: false, error: { message: error.message } });
    }
  }

  async #beat(): Promise<void> {
    const { api, slots, spool, log } = this.#options;
    const sentAt = Date.now();
    this.#lastBeatAt = performance.now();
    const answer = readHeartbeatAnswer(await api.heartbeat(this.#report(), this.#stopping.signal));
    const roundTripMs = performance.now() - this.#lastBeatAt;
    if (answer.time !== null)
      this.#clockSkewMs = clockSkewMs({ sentAt, roundTripMs, headAt: answer.time.getTime() });
    this.#intervalMs = answer.heartbeatSeconds * SECOND;
    if (answer.sessionToken !== null) {
      api.replaceToken(answer.sessionToken);
      this.#options.onToken(answer.sessionToken);
      this.#isHurried = true; // the head keeps the former token until it sees this one
    }
    for (const id of answer.lost) {
      slots.stop(id, "LOST");
      spool.disown(id);
    }
    for (const id of answer.cancelled) slots.stop(id, "CANCELLED");
    if (answer.malformed > 0) log.error({ op: "assignment.ignore", malformed: answer.malformed });
    if (slots.start(answer.assignments) > 0) this.#isHurried = true;
  }

  #report(): HeartbeatInput {
    const { slots, metrics, spool, problem, mayWork } = this.#options;
    const running = slots.reports();
    const isRunning = (id: string) => running.some(({ assignmentId }) => assignmentId === id);
    // What an earlier process left keeps its lease until it is delivered, unless a later attempt runs here already.
    const left = spool.left().filter(({ assignmentId }) => !isRunning(assignmentId));
    return {
      activity: running.length > 0 ? "SCANNING" : "IDLE",
      freeSlots: spool.takesWork && mayWork() ? slots.free : 0,
      running: [...running, ...left.map((key) => ({ ...key, ...DELIVERING }))],
      spoolBytes: spool.bytes,
      problem: problem()?.slice(0, MAX_PROBLEM_LENGTH) ?? null,
      clockSkewMs: this.#clockSkewMs,
      ...metrics.measure(),
      metrics: {
        ...metrics.measureProcess(),
        spoolRecords: spool.records,
        spoolLimitBytes: spool.limitBytes,
      },
    };
  }

  #failed(error: unknown): number {
    const { head, log, slots, limits = HEAD_AWAY, random } = this.#options;
    const problem = error instanceof ApiError ? error : new ApiError("UNEXPECTED", messageOf(error));
    this.#failures += 1;
    if (problem.code === "HEAD_AWAY") head.missed();
    else if (error instanceof ApiError) head.answered();
    const isForgotten = problem.code === "UNAUTHENTICATED" && this.#hasSession;
    if (isForgotten || problem.code === "AGENT_REVOKED") this.#hasSession = false;
    if (problem.code === "AGENT_REVOKED") slots.stopAll("AGENT_REVOKED");
    const waitMs =
      isForgotten && this.#failures === 1
        ? 0
        : Math.max(problem.retryAfterMs, backoffMs(this.#failures, limits, random));
    // An outage is logged once, and its end; a refusal is the operator's to mend, so it is repeated.
    const isRefused = problem.code in REFUSALS;
    const line = { op: "head.away", error: { code: problem.code, message: problem.message }, waitMs };
    if (isRefused) log.error({ ...line, op: "agent.refused" }, REFUSALS[problem.code]);
    else if (this.#failures === 1) log.warn(line);
    else log.debug(line);
    return waitMs;
  }

  async #pause(waitMs: number): Promise<void> {
    const isHurried = this.#hasMoved || (this.#isHurried && this.#failures === 0);
    await this.#sleep(isHurried ? MIN_GAP_MS : waitMs);
    await this.#sleep(MIN_GAP_MS - (performance.now() - this.#lastBeatAt));
  }

  async #sleep(ms: number): Promise<void> {
    if (!this.#stopping.signal.aborted) await this.#pausing.wait(ms);
  }
}

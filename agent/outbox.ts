import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, type HeadApi } from "./api.ts";
import { type BackoffLimits, backoffMs, HEAD_AWAY } from "./backoff.ts";
import type { ScanEvent } from "./finding.ts";
import type { CompleteAssignmentInput, FailAssignmentInput, SubmitArtifactInput } from "./gql/graphql.ts";
import { type Logger, messageOf } from "./logger.ts";

/** One attempt of one assignment. */
export interface AttemptKey {
  assignmentId: string;
  attempt: number;
}

export type Report =
  | { kind: "events"; events: ScanEvent[] }
  | { kind: "artifact"; part: Omit<SubmitArtifactInput, keyof AttemptKey> }
  | { kind: "complete"; input: Omit<CompleteAssignmentInput, keyof AttemptKey> }
  | { kind: "fail"; input: Omit<FailAssignmentInput, keyof AttemptKey> };

/**
 * Everything an attempt tells the head goes through here, in order and at least once. `put` resolves as soon as the outbox
 * has taken over the duty to deliver; it waits while too much lies undelivered, which slows the scanner down.
 */
export interface Outbox {
  put(key: AttemptKey, report: Report): Promise<void>;
  /** Resolves when everything put for this attempt was delivered or given up. */
  settled(key: AttemptKey): Promise<void>;
  /** Bytes taken over and not delivered yet. */
  readonly pendingBytes: number;
  /** Gives up what is left and stops all waiting. */
  close(): void;
}

export interface OutboxOptions {
  api: Pick<HeadApi, "submitEvents" | "submitArtifact" | "completeAssignment" | "failAssignment">;
  log: Logger;
  /** The head refused a report for good: nothing more of this attempt will be delivered. */
  onRefused: (key: AttemptKey, error: ApiError) => void;
  /** The head does not know the session any more. */
  onUnauthenticated: () => void;
  limits?: BackoffLimits;
  random?: () => number;
}

/** The attempt is not ours to report on, so its end is not either. */
const DISOWNING_CODES = ["ASSIGNMENT_NOT_FOUND", "AGENT_REVOKED", "FORBIDDEN"];
const MAX_PENDING_BYTES = 32 * 1024 * 1024;

/** Keeps undelivered reports in memory: they are lost with the process, and the assignment's lease then expires. */
export class MemoryOutbox implements Outbox {
  readonly #options: OutboxOptions;
  readonly #lanes = new Map<string, Lane>();
  readonly #closing = new AbortController();
  #waiting: (() => void)[] = [];
  pendingBytes = 0;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  async put(key: AttemptKey, report: Report): Promise<void> {
    while (this.pendingBytes > MAX_PENDING_BYTES && !this.#closing.signal.aborted) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const lane = this.#laneOf(key);
    if (lane.isRefused || this.#closing.signal.aborted) return;
    const bytes = sizeOf(report);
    this.pendingBytes += bytes;
    lane.queue.push({ report, bytes });
    lane.work ??= this.#drain(key, lane);
  }

  async settled(key: AttemptKey): Promise<void> {
    await this.#lanes.get(nameOf(key))?.work;
    this.#lanes.delete(nameOf(key));
  }

  close(): void {
    this.#closing.abort();
    this.#wake();
  }

  #laneOf(key: AttemptKey): Lane {
    const name = nameOf(key);
    const lane = this.#lanes.get(name) ?? {
      queue: [],
      work: null,
      chunk: 0,
      stored: 0,
      isRefused: false,
      refusedArtifacts: new Set<string>(),
    };
    this.#lanes.set(name, lane);
    return lane;
  }

  async #drain(key: AttemptKey, lane: Lane): Promise<void> {
    for (let next = lane.queue[0]; next; next = lane.queue[0]) {
      const outcome = await this.#deliver(key, lane, next.report);
      if (outcome === "refused") this.#forget(lane);
      else this.#remove(lane);
    }
    lane.work = null;
  }

  /** Repeats one report until the head took it, refused it for good, or the outbox was closed. */
  async #deliver(key: AttemptKey, lane: Lane, report: Report): Promise<"done" | "refused"> {
    if (report.kind === "artifact" && lane.refusedArtifacts.has(report.part.name)) return "done";
    for (let failures = 1; ; failures += 1) {
      try {
        await this.#send(key, lane, report);
        return "done";
      } catch (error) {
        if (this.#closing.signal.aborted) return "refused";
        const problem = error instanceof ApiError ? error : new ApiError("UNEXPECTED", messageOf(error));
        if (problem.code === "UNAUTHENTICATED") this.#options.onUnauthenticated();
        if (!problem.retryable) return this.#refused(key, lane, report, problem);
        await this.#pause(failures, problem);
      }
    }
  }

  async #send(key: AttemptKey, lane: Lane, report: Report): Promise<void> {
    const { api } = this.#options;
    const { signal } = this.#closing;
    switch (report.kind) {
      case "events":
        return this.#sendEvents(key, lane, report.events);
      case "artifact":
        return api.submitArtifact({ ...key, ...report.part }, signal);
      case "complete":
        return api.completeAssignment({ ...key, ...report.input }, signal);
      case "fail":
        return api.failAssignment({ ...key, ...report.input }, signal);
      default:
        return report satisfies never;
    }
  }

  /** A chunk the head calls too large goes in halves; what a half already delivered is skipped when the rest is repeated. */
  async #sendEvents(key: AttemptKey, lane: Lane, events: ScanEvent[]): Promise<void> {
    const left = events.filter(({ sequence }) => sequence > lane.stored);
    if (left.length === 0) return;
    try {
      await this.#options.api.submitEvents(
        { ...key, chunk: lane.chunk + 1, events: left },
        this.#closing.signal,
      );
      lane.chunk += 1;
      lane.stored = left.at(-1)?.sequence ?? lane.stored;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "TOO_LARGE" || left.length === 1) throw error;
      const middle = Math.ceil(left.length / 2);
      await this.#sendEvents(key, lane, left.slice(0, middle));
      await this.#sendEvents(key, lane, left.slice(middle));
    }
  }

  async #refused(key: AttemptKey, lane: Lane, report: Report, error: ApiError): Promise<"done" | "refused"> {
    const { code, message } = error;
    this.#options.log.error({ op: "report.refused", ...key, kind: report.kind, error: { code, message } });
    const isDisowned = DISOWNING_CODES.includes(code);
    if (report.kind === "artifact" && !isDisowned) {
      // Findings are worth more than the raw output they came from: only this artifact is given up.
      lane.refusedArtifacts.add(report.part.name);
      return "done";
    }
    lane.isRefused = true;
    this.#options.onRefused(key, error);
    if (report.kind !== "fail" && !isDisowned) await this.#reportRefusal(key, lane, error);
    return "refused";
  }

  /** The head refused what the attempt reported, not the attempt: it shall know that nothing more comes. */
  async #reportRefusal(key: AttemptKey, lane: Lane, error: ApiError): Promise<void> {
    const { api, log } = this.#options;
    const message = `The head refused the report: ${error.message}`.slice(0, 1_000);
    const retry = error.code === "EVENTS_MISSING";
    const input = {
      ...key,
      result: "FAILED" as const,
      code: "REPORT_REFUSED",
      message,
      retry,
      eventCount: lane.stored,
      command: [],
    };
    // Best effort: when this fails too, the lease expires and the head acts on that.
    await api
      .failAssignment(input, this.#closing.signal)
      .catch((cause: unknown) =>
        log.warn({ op: "report.refused", ...key, error: { message: messageOf(cause) } }),
      );
  }

  async #pause(failures: number, { retryAfterMs, code, message }: ApiError): Promise<void> {
    const { limits = HEAD_AWAY, random, log } = this.#options;
    if (failures === 1) log.warn({ op: "report.wait", error: { code, message } });
    const waitMs = Math.max(retryAfterMs, backoffMs(failures, limits, random));
    await sleep(waitMs, null, { signal: this.#closing.signal }).catch(() => null);
  }

  #remove(lane: Lane): void {
    this.pendingBytes -= lane.queue.shift()?.bytes ?? 0;
    this.#wake();
  }

  #forget(lane: Lane): void {
    lane.isRefused = true;
    while (lane.queue.length > 0) this.#remove(lane);
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

interface Lane {
  queue: { report: Report; bytes: number }[];
  /** Running while the queue is not empty. */
  work: Promise<void> | null;
  /** Number of the last chunk the head took. */
  chunk: number;
  /** Highest sequence the head took. */
  stored: number;
  isRefused: boolean;
  refusedArtifacts: Set<string>;
}

function nameOf({ assignmentId, attempt }: AttemptKey): string {
  return `${assignmentId}/${attempt}`;
}

function sizeOf(report: Report): number {
  return report.kind === "artifact" ? report.part.data.length : Buffer.byteLength(JSON.stringify(report));
}

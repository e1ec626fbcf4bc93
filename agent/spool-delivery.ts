import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, type HeadApi, type ReportAnswer } from "./api.ts";
import { type BackoffLimits, backoffMs, HEAD_AWAY } from "./backoff.ts";
import type { EndingCode } from "./ending-codes.ts";
import type { ScanEvent } from "./finding.ts";
import { type Logger, messageOf } from "./logger.ts";
import type { AttemptKey, EndAnswer, Report } from "./report.ts";
import { traced } from "./tracing.ts";

export interface DeliveryOptions {
  api: Pick<HeadApi, "submitEvents" | "submitArtifact" | "completeAssignment" | "failAssignment">;
  log: Logger;
  /** The head refused a report for good: nothing more of this attempt will be delivered. */
  onRefused: (key: AttemptKey, error: ApiError) => void;
  /** The head does not know the session any more. */
  onUnauthenticated: () => void;
  limits?: BackoffLimits;
  random?: () => number;
}

/** `refused`: nothing more of the attempt is wanted. `closed`: not delivered, as the agent stops. */
export type Outcome = "done" | "refused" | "closed";

/** The attempt is not ours to report on, so its end is not either. */
const DISOWNING_CODES = ["ASSIGNMENT_NOT_FOUND", "AGENT_REVOKED", "FORBIDDEN"];

/** Tells the head the reports of one attempt, each until it was taken or refused for good. */
export class Delivery {
  readonly #key: AttemptKey;
  readonly #options: DeliveryOptions;
  readonly #closing: AbortSignal;
  readonly #refusedArtifacts = new Set<string>();
  /** Number of the last chunk the head took. */
  #chunk = 0;
  /** Highest sequence the head took. */
  #stored = 0;
  /** Events that the head has for certain. */
  eventCount = 0;
  /** What became of the attempt's end, as far as the head has answered. */
  endAnswer: EndAnswer = "none";

  constructor(key: AttemptKey, options: DeliveryOptions, closing: AbortSignal) {
    this.#key = key;
    this.#options = options;
    this.#closing = closing;
  }

  /** Repeats one report until the head took it, refused it for good, or the agent stops. */
  async deliver(report: Report): Promise<Outcome> {
    if (report.kind === "artifact" && this.#refusedArtifacts.has(report.part.name)) return "done";
    for (let failures = 1; !this.#closing.aborted; failures += 1) {
      try {
        await this.#send(report);
        return "done";
      } catch (error) {
        if (this.#closing.aborted) break;
        const problem = error instanceof ApiError ? error : new ApiError("UNEXPECTED", messageOf(error));
        if (problem.code === "UNAUTHENTICATED") this.#options.onUnauthenticated();
        if (!problem.retryable) return this.#refused(report, problem);
        await this.#pause(failures, problem);
      }
    }
    return "closed";
  }

  #send(report: Report): Promise<void> {
    if (report.kind === "begin" || report.kind === "abandon") return Promise.resolve();
    return traced("results.submit", "client", (span) => {
      span?.set({ ...this.#key, kind: report.kind });
      return this.#call(report);
    });
  }

  async #call(report: Exclude<Report, { kind: "begin" | "abandon" }>): Promise<void> {
    const { api } = this.#options;
    switch (report.kind) {
      case "events":
        return this.#sendEvents(report.events);
      case "artifact":
        return api.submitArtifact({ ...this.#key, ...report.part }, this.#closing);
      case "complete":
        return this.#ended(await api.completeAssignment({ ...this.#key, ...report.input }, this.#closing));
      case "fail":
        return this.#ended(await api.failAssignment({ ...this.#key, ...report.input }, this.#closing));
      default:
        return report satisfies never;
    }
  }

  #ended({ late }: ReportAnswer): void {
    this.endAnswer = late ? "late" : "counted";
  }

  /** A chunk the head calls too large goes in halves; what a half already delivered is skipped when the rest is repeated. */
  async #sendEvents(events: ScanEvent[]): Promise<void> {
    const left = events.filter(({ sequence }) => sequence > this.#stored);
    if (left.length === 0) return;
    const chunk = this.#chunk + 1;
    try {
      await this.#options.api.submitEvents({ ...this.#key, chunk, events: left }, this.#closing);
      this.#chunk = chunk;
      this.#stored = left.at(-1)?.sequence ?? this.#stored;
      this.eventCount += left.length;
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "TOO_LARGE" || left.length === 1) throw error;
      const middle = Math.ceil(left.length / 2);
      await this.#sendEvents(left.slice(0, middle));
      await this.#sendEvents(left.slice(middle));
    }
  }

  async #refused(report: Report, error: ApiError): Promise<Outcome> {
    const { code, message } = error;
    const { log, onRefused } = this.#options;
    log.error({ op: "report.refused", ...this.#key, kind: report.kind, error: { code, message } });
    const isDisowned = DISOWNING_CODES.includes(code);
    if (report.kind === "artifact" && !isDisowned) {
      // Findings are worth more than the raw output they came from: only this artifact is given up.
      this.#refusedArtifacts.add(report.part.name);
      return "done";
    }
    onRefused(this.#key, error);
    if (report.kind !== "fail" && !isDisowned) await this.#reportRefusal(error);
    return "refused";
  }

  /** The head refused what the attempt reported, not the attempt: it shall know that nothing more comes. */
  async #reportRefusal(error: ApiError): Promise<void> {
    const { api, log } = this.#options;
    const input = {
      ...this.#key,
      result: "FAILED" as const,
      code: "REPORT_REFUSED" satisfies EndingCode,
      message: `The head refused the report: ${error.message}`.slice(0, 1_000),
      retry: error.code === "EVENTS_MISSING",
      eventCount: this.eventCount,
      command: [],
    };
    // Best effort: when this fails too, the lease expires and the head acts on that.
    await api
      .failAssignment(input, this.#closing)
      .catch((cause: unknown) =>
        log.warn({ op: "report.refused", ...this.#key, error: { message: messageOf(cause) } }),
      );
  }

  async #pause(failures: number, { retryAfterMs, code, message }: ApiError): Promise<void> {
    const { limits = HEAD_AWAY, random, log } = this.#options;
    if (failures === 1) log.warn({ op: "report.wait", ...this.#key, error: { code, message } });
    const waitMs = Math.max(retryAfterMs, backoffMs(failures, limits, random));
    await sleep(waitMs, null, { signal: this.#closing }).catch(() => null);
  }
}

import { availableParallelism, loadavg } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { AgentMetricsInput } from "./gql/graphql.ts";

/** How often the delay of the event loop is sampled, in milliseconds; that much of it is the timer's own. */
const SAMPLE_MS = 20;
const NANOSECONDS_PER_MS = 1e6;

/** What an agent counts and measures about itself, for its heartbeats. */
export class Metrics {
  readonly #runs = new Map<string, { runCount: number; failureCount: number }>();
  /** One for the process, as it has one event loop. Does not keep it alive. */
  static #delay: ReturnType<typeof monitorEventLoopDelay> | undefined;
  #cpu = process.cpuUsage();
  #measuredAt = performance.now();

  /** Events reported since the start. */
  resultCount = 0;
  /** Attempts that did not end well since the start. */
  errorCount = 0;

  constructor() {
    if (Metrics.#delay) return;
    Metrics.#delay = monitorEventLoopDelay({ resolution: SAMPLE_MS });
    Metrics.#delay.enable();
  }

  countEnd(scanner: string, end: { ok: boolean; eventCount: number }): void {
    this.resultCount += end.eventCount;
    if (!end.ok) this.errorCount += 1;
    const { runCount, failureCount } = this.#runs.get(scanner) ?? { runCount: 0, failureCount: 0 };
    this.#runs.set(scanner, { runCount: runCount + 1, failureCount: failureCount + (end.ok ? 0 : 1) });
  }

  /** What changes between two heartbeats: processor time and the delay of the event loop are since the call before. */
  measureProcess(): Pick<AgentMetricsInput, "cpu" | "eventLoopMs" | "scannerRuns"> {
    const now = performance.now();
    const cpu = process.cpuUsage();
    const usedMs = (cpu.user - this.#cpu.user + cpu.system - this.#cpu.system) / 1000;
    const spanMs = Math.max(1, now - this.#measuredAt);
    const eventLoopMs = Math.max(0, (Metrics.#delay?.max ?? 0) / NANOSECONDS_PER_MS - SAMPLE_MS);
    Metrics.#delay?.reset();
    this.#cpu = cpu;
    this.#measuredAt = now;
    return {
      cpu: rounded(usedMs / spanMs),
      eventLoopMs: rounded(eventLoopMs),
      scannerRuns: [...this.#runs].map(([scanner, counts]) => ({ scanner, ...counts })),
    };
  }

  /** `load` is the one-minute load average for each processor: 1 means all are busy. */
  measure(): { load: number; memoryBytes: number; resultCount: number; errorCount: number } {
    const load = rounded((loadavg()[0] ?? 0) / availableParallelism());
    return {
      load,
      memoryBytes: process.memoryUsage.rss(),
      resultCount: this.resultCount,
      errorCount: this.errorCount,
    };
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

import { availableParallelism, loadavg } from "node:os";

/** What an agent counts and measures about itself, for its heartbeats. */
export class Metrics {
  /** Events reported since the start. */
  resultCount = 0;
  /** Attempts that did not end well since the start. */
  errorCount = 0;

  countEnd(end: { ok: boolean; eventCount: number }): void {
    this.resultCount += end.eventCount;
    if (!end.ok) this.errorCount += 1;
  }

  /** `load` is the one-minute load average for each processor: 1 means all are busy. */
  measure(): { load: number; memoryBytes: number; resultCount: number; errorCount: number } {
    const load = Math.round(((loadavg()[0] ?? 0) / availableParallelism()) * 100) / 100;
    return {
      load,
      memoryBytes: process.memoryUsage.rss(),
      resultCount: this.resultCount,
      errorCount: this.errorCount,
    };
  }
}

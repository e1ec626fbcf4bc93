import { Counter, Histogram } from "prom-client";
import { registry } from "./registry.ts";

const attempts = new Counter({
  name: "ai_defend_attempts_ended_total",
  help: "Attempts whose end this head stored, by scanner and result.",
  labelNames: ["scanner", "result"] as const,
  registers: [registry],
});

const leaseExpiries = new Counter({
  name: "ai_defend_lease_expiries_total",
  help: "Attempts that this head ended because their agent went silent.",
  registers: [registry],
});

const ingestionLag = new Histogram({
  name: "ai_defend_ingestion_lag_seconds",
  help: "Time from the oldest observation of a chunk of events, by the agent's clock, until it was stored.",
  buckets: [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 7200],
  registers: [registry],
});

/** Counts an attempt that ended; what was never leased has no result and does not count. */
export function countAttempt(scanner: string, result: string, isLeaseLost: boolean): void {
  attempts.inc({ scanner, result });
  if (isLeaseLost) leaseExpiries.inc();
}

/** Measures how late a chunk is. An agent's clock may be ahead of the head's: then it counts as on time. */
export function measureIngestionLag(events: readonly { observedAt: string }[], storedAt: Date): void {
  const oldest = Math.min(...events.map(({ observedAt }) => Date.parse(observedAt)));
  ingestionLag.observe(Math.max(0, (storedAt.getTime() - oldest) / 1000));
}

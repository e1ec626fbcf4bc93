import { collectDefaultMetrics, Registry } from "prom-client";

/** What this head counts and measures of itself. What belongs to the whole system is in fleet-metrics.ts. */
export const registry = new Registry();

/** From now on measures this process too: CPU, memory, garbage collection and the event loop, by their usual names. */
export function measureProcess(): void {
  if (!registry.getSingleMetric("process_cpu_seconds_total")) collectDefaultMetrics({ register: registry });
}

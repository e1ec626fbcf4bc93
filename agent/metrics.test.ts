import { describe, expect, it } from "vitest";
import { Metrics } from "./metrics.ts";

describe("what an agent measures of itself", () => {
  it("counts ended attempts, by scanner and in all", () => {
    const metrics = new Metrics();
    metrics.countEnd("nmap", { ok: true, eventCount: 3 });
    metrics.countEnd("nmap", { ok: false, eventCount: 1 });
    metrics.countEnd("yara", { ok: true, eventCount: 0 });
    expect(metrics.measure()).toMatchObject({ resultCount: 4, errorCount: 1 });
    expect(metrics.measureProcess().scannerRuns).toEqual([
      { scanner: "nmap", runCount: 2, failureCount: 1 },
      { scanner: "yara", runCount: 1, failureCount: 0 },
    ]);
  });

  it("sees a process that works, and one that keeps its event loop from turning", async () => {
    const metrics = new Metrics();
    await new Promise((resolve) => setTimeout(resolve, 30)); // the monitor samples from the first turn on
    metrics.measureProcess();
    await new Promise((resolve) => setTimeout(resolve, 50)); // so does it after each measurement
    const end = performance.now() + 200;
    while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve, 30));
    const { cpu, eventLoopMs } = metrics.measureProcess();
    expect(cpu).toBeGreaterThan(0);
    expect(eventLoopMs).toBeGreaterThan(100);
  });
});

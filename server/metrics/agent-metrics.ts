import { Counter, Gauge, type Registry } from "prom-client";
import { SCANNERS } from "../scans/scanners.ts";
import type { FleetAgent } from "./fleet.ts";

const GAUGES: [name: string, help: string, value: (agent: FleetAgent) => number][] = [
  [
    "last_heartbeat_timestamp_seconds",
    "When it was heard last, by the head's clock.",
    (a) => a.lastHeartbeatAt,
  ],
  ["assignments_running", "Assignments that it runs.", (a) => a.runningCount],
  ["spool_bytes", "Bytes that wait on it to be submitted.", (a) => a.spoolBytes],
  ["spool_limit_bytes", "Bytes that may wait on it, at most.", (a) => a.spoolLimitBytes],
  ["spool_records", "Records that wait on it to be submitted.", (a) => a.spoolRecords],
  ["memory_bytes", "Memory of its process.", (a) => a.memoryBytes],
  [
    "cpu_ratio",
    "Processors that its process kept busy between two heartbeats: 1 = one of them.",
    (a) => a.cpu,
  ],
  [
    "event_loop_lag_seconds",
    "How late its event loop was between two heartbeats at worst.",
    (a) => a.eventLoopMs / 1000,
  ],
];

const COUNTERS: [name: string, help: string, value: (agent: FleetAgent) => number][] = [
  ["results_total", "Events that it has submitted since it started.", (a) => a.resultCount],
  ["errors_total", "Attempts that did not end well on it since it started.", (a) => a.errorCount],
];

/** What each agent said with its last heartbeat; beyond the first 1,000 all are summed up as agent="other". */
export function addAgentMetrics(registry: Registry, agents: FleetAgent[]): void {
  const registers = [registry];
  const all = agents.map((agent) => ({ agent, labels: labelsOf(agent) }));
  const names = ["agent", "hostname"];
  const options = (name: string, help: string, labelNames = names) => ({
    name: `ai_defend_agent_${name}`,
    help,
    labelNames,
    registers,
  });
  for (const [name, help, value] of GAUGES) {
    const gauge = new Gauge(options(name, help));
    for (const { agent, labels } of all) gauge.set(labels, value(agent));
  }
  for (const [name, help, value] of COUNTERS) {
    const counter = new Counter(options(name, help));
    for (const { agent, labels } of all) counter.inc(labels, value(agent));
  }
  const status = new Gauge(
    options("status", "1, with its health and what it last said it is doing.", [
      ...names,
      "health",
      "activity",
    ]),
  );
  for (const { agent, labels } of all)
    if (agent.id) status.set({ ...labels, health: agent.health, activity: agent.activity }, 1);
  addRuns(all, {
    ended: new Counter(
      options("runs_total", "Attempts of a scanner that ended on it since it started.", [
        ...names,
        "scanner",
      ]),
    ),
    failed: new Counter(
      options("runs_failed_total", "Those of them that did not end well.", [...names, "scanner"]),
    ),
  });
}

type Labels = { agent: string; hostname: string };

function labelsOf({ id, hostname }: FleetAgent): Labels {
  return id === null ? { agent: "other", hostname: "" } : { agent: id, hostname };
}

function addRuns(
  all: { agent: FleetAgent; labels: Labels }[],
  { ended, failed }: { ended: Counter; failed: Counter },
): void {
  for (const { agent, labels } of all)
    for (const [name, { runCount, failureCount }] of Object.entries(agent.runs)) {
      // An agent could make up any number of names.
      const scanner = Object.hasOwn(SCANNERS, name) ? name : "other";
      ended.inc({ ...labels, scanner }, runCount);
      failed.inc({ ...labels, scanner }, failureCount);
    }
}

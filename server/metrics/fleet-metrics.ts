import { Counter, Gauge, Registry } from "prom-client";
import { AgentHealth, NotificationChannelKind } from "../generated/prisma/enums.ts";
import { addAgentMetrics } from "./agent-metrics.ts";
import type { Fleet } from "./fleet.ts";

const MESSAGE_STATES = ["QUEUED", "HELD", "DEAD"] as const;

/**
 * What the database tells, as metrics. They are the same on every head: take the maximum over heads, not the sum.
 * Without a fleet they are left out, and `ai_defend_database_up` is 0.
 */
export function fleetMetrics(fleet: Fleet | null): Registry {
  const registers = [new Registry()] as [Registry];
  const gauge = (name: string, help: string, value: number) =>
    new Gauge({ name: `ai_defend_${name}`, help, registers }).set(value);
  const total = (name: string, help: string, value: number) =>
    new Counter({ name: `ai_defend_${name}`, help, registers }).inc(value);

  gauge("database_up", "1 where PostgreSQL answered this scrape in time, else 0.", fleet ? 1 : 0);
  if (!fleet) return registers[0];
  const agents = new Gauge({
    name: "ai_defend_agents",
    help: "Agents by health.",
    labelNames: ["health"],
    registers,
  });
  for (const health of Object.values(AgentHealth)) agents.set({ health }, fleet.agentsByHealth[health] ?? 0);
  const assignments = new Gauge({
    name: "ai_defend_assignments",
    help: "Assignments that are not over, by state; HELD are those that wait for their scan to be resumed or for its hours.",
    labelNames: ["state"],
    registers,
  });
  assignments.set({ state: "QUEUED" }, fleet.queued);
  assignments.set({ state: "HELD" }, fleet.held);
  assignments.set({ state: "RUNNING" }, fleet.running);
  gauge("active_scans", "Scans that are not finished.", fleet.activeScans);
  gauge(
    "oldest_unclaimed_age_seconds",
    "How long the oldest assignment that could be handed out has waited; 0 without any.",
    fleet.oldestUnclaimedSeconds,
  );
  total("events_processed_total", "Events stored since the database was made.", fleet.eventsProcessed);
  total("detections_created_total", "Detections since the database was made.", fleet.detectionsCreated);
  const messages = new Gauge({
    name: "ai_defend_notifications",
    help: "Messages that were not sent, by kind of channel and state; HELD are those whose channel is switched off, DEAD those that were given up.",
    labelNames: ["kind", "state"],
    registers,
  });
  for (const kind of Object.values(NotificationChannelKind))
    for (const state of MESSAGE_STATES) messages.set({ kind, state }, 0);
  for (const { kind, state, count } of fleet.messages) messages.set({ kind, state }, count);
  gauge(
    "oldest_notification_age_seconds",
    "For how long the oldest message that is to be sent has waited; 0 without any.",
    fleet.oldestMessageSeconds,
  );
  addAgentMetrics(registers[0], fleet.agents);
  return registers[0];
}

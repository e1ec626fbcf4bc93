import type pg from "pg";
import { Gauge } from "prom-client";
import { listPool, pool, queuePool } from "../db.ts";
import { listSubscribers } from "../live.ts";
import { registry } from "./registry.ts";

const POOLS: Record<string, pg.Pool> = { main: pool, lists: listPool, queue: queuePool };

new Gauge({
  name: "ai_defend_database_connections",
  help: "Connections to PostgreSQL that this head has open, by pool: in use, or idle.",
  labelNames: ["pool", "state"] as const,
  registers: [registry],
  collect() {
    for (const [name, { totalCount, idleCount }] of Object.entries(POOLS)) {
      this.set({ pool: name, state: "used" }, totalCount - idleCount);
      this.set({ pool: name, state: "idle" }, idleCount);
    }
  },
});

new Gauge({
  name: "ai_defend_database_waiting",
  help: "Statements of this head that wait for a connection, by pool.",
  labelNames: ["pool"] as const,
  registers: [registry],
  collect() {
    for (const [name, { waitingCount }] of Object.entries(POOLS)) this.set({ pool: name }, waitingCount);
  },
});

new Gauge({
  name: "ai_defend_subscriptions",
  help: "Subscriptions that this head serves, by channel; all wake-ups of agents are one.",
  labelNames: ["channel"] as const,
  registers: [registry],
  collect() {
    this.reset();
    for (const { channel } of listSubscribers()) this.inc({ channel });
  },
});

new Gauge({
  name: "ai_defend_subscription_pending_rows",
  help: "Changes that subscribers of this head have not taken yet.",
  registers: [registry],
  collect() {
    this.set(listSubscribers().reduce((sum, { pendingCount }) => sum + pendingCount, 0));
  },
});

new Gauge({
  name: "ai_defend_subscription_lag_seconds",
  help: "How long the slowest subscriber of this head has had changes waiting.",
  registers: [registry],
  collect() {
    this.set(Math.max(0, ...listSubscribers().map(({ lagSeconds }) => lagSeconds)));
  },
});

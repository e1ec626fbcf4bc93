import { Counter, Gauge } from "prom-client";
import { registry } from "./registry.ts";

/** WebSockets by what is at their other end: user or agent. */
export const subscriptionClients = new Gauge({
  name: "ai_defend_subscription_clients",
  help: "WebSockets that this head serves, by kind: user (people and scripts) or agent.",
  labelNames: ["kind"] as const,
  registers: [registry],
});

/** WebSockets that the head closed, by close code. */
export const subscriptionDrops = new Counter({
  name: "ai_defend_subscription_drops_total",
  help: "WebSockets that this head closed for a reason of their own, by close code.",
  labelNames: ["code"] as const,
  registers: [registry],
});

/** Subscriptions that ended because too many changes waited for them. */
export const subscriptionOverflows = new Counter({
  name: "ai_defend_subscription_overflows_total",
  help: "Subscriptions that this head ended because too many changes waited; their clients catch up.",
  registers: [registry],
});

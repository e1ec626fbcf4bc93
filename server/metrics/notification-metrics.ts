import { Counter } from "prom-client";
import { NotificationChannelKind } from "../generated/prisma/enums.ts";
import { registry } from "./registry.ts";

/** SENT: the receiver took it. FAILED: it is tried again later. DEAD: given up. */
const RESULTS = ["SENT", "FAILED", "DEAD"] as const;

const tries = new Counter({
  name: "ai_defend_notification_tries_total",
  help: "Tries of this head to send a message, by kind of channel and result: SENT, FAILED (tried again later), DEAD (given up).",
  labelNames: ["kind", "result"] as const,
  registers: [registry],
});

// From 0 on: the first message that is given up is an increase, too.
for (const kind of Object.values(NotificationChannelKind))
  for (const result of RESULTS) tries.inc({ kind, result }, 0);

/** Counts what came of a try. */
export function countTry(kind: NotificationChannelKind, result: (typeof RESULTS)[number]): void {
  tries.inc({ kind, result });
}

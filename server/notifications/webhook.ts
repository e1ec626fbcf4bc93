import { Webhook } from "standardwebhooks";
import type { Message } from "./message.ts";

/** The body of a webhook: the same bytes on each try. */
export function webhookBody({ id, createdAt, rule, items }: Message): string {
  return JSON.stringify({
    type: "notification",
    timestamp: createdAt.toISOString(),
    data: { id, rule, items },
  });
}

/** The headers by which a receiver knows who sent a body, when, and whether it has it already (Standard Webhooks). */
export function signedHeaders(id: string, body: string, secret: string, now: Date): Record<string, string> {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign(id, now, body),
  };
}

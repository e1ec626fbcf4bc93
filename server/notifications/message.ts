import type { NotificationTrigger, Severity } from "../generated/prisma/enums.ts";

/** One thing that happened, as it is told: an entry of `data.items` of the webhook's body. */
export type Item = {
  /** TEST in a test message, which no rule sends. */
  trigger: NotificationTrigger | "TEST";
  /** When it happened, ISO 8601. */
  at: string;
  subject: { type: "detection" | "agent" | "scan" | "queue" | "test"; id: string };
  /** One sentence or less. Has texts of scanners and agents in it. */
  title: string;
  /** The page of it on the dashboard. */
  url: string;
  /** Of detections; else null. */
  severity: Severity | null;
  /** More that programs may want, by trigger. */
  details: Record<string, unknown>;
};

/** A message as it is sent, on each try the same. */
export type Message = {
  /** Id of the delivery. */
  id: string;
  createdAt: Date;
  rule: { id: string; name: string };
  items: Item[];
  /** Of how many things the message tells; `items` may hold only the worst of them. */
  itemCount: number;
};

/** What came of a try: nothing, where the receiver took it. */
export type { Failure } from "./backoff.ts";

import { formatSpan } from "../format.ts";
import type {
  NotificationChannelKind,
  NotificationDeliveryState,
  NotificationTrigger,
} from "../gql/graphql.ts";

export const KIND_LABELS: Record<NotificationChannelKind, string> = {
  WEBHOOK: "Webhook",
  SLACK: "Slack",
  TEAMS: "Teams",
  EMAIL: "E-mail",
};

/** Everything that rules may tell of, in the order in which people are asked. */
export const TRIGGERS: readonly { trigger: NotificationTrigger; label: string }[] = [
  { trigger: "DETECTION_FOUND", label: "New detection" },
  { trigger: "DETECTION_REOPENED", label: "Detection open again" },
  { trigger: "AGENT_STALE", label: "Agent silent" },
  { trigger: "AGENT_OFFLINE", label: "Agent offline" },
  { trigger: "AGENT_CONFLICT", label: "Two agents with one identity" },
  { trigger: "SCAN_FAILED", label: "Scan failed" },
  { trigger: "COVERAGE_GAP", label: "Something not examined" },
  { trigger: "QUEUE_AGE", label: "Work waits too long" },
];

export const STATES: Record<NotificationDeliveryState, { label: string; tone: string }> = {
  QUEUED: { label: "Waits", tone: "busy" },
  SENT: { label: "Sent", tone: "good" },
  DEAD: { label: "Given up", tone: "bad" },
};

const DAY = 86_400;

/** When messages of a rule go out, in words. */
export function digestInWords({
  digestSeconds,
  digestOffsetSeconds,
}: {
  digestSeconds: number;
  digestOffsetSeconds: number;
}): string {
  if (digestSeconds === 0) return "at once";
  if (digestSeconds === DAY) return `daily at ${timeOfDay(digestOffsetSeconds)} UTC`;
  if (digestSeconds === 3600) return "hourly";
  return `every ${formatSpan(digestSeconds * 1000)}`;
}

/** Seconds since midnight as people write them: 25200 is 07:00. */
export function timeOfDay(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}`;
}

/** The reverse; 0 for what is no time. */
export function secondsOf(time: string): number {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(time) ?? [];
  return hours === undefined || minutes === undefined ? 0 : Number(hours) * 3600 + Number(minutes) * 60;
}

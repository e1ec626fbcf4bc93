import type {
  AgentActivity,
  AgentHealth,
  AssignmentState,
  DetectionStatus,
  ScanState,
  Severity,
} from "../gql/graphql.ts";

/** Most severe first. */
export const SEVERITIES: readonly Severity[] = ["CRITICAL", "HIGH", "MEDIUM", "LOW", "INFO"];

export const SEVERITY_LABELS: Record<Severity, string> = {
  CRITICAL: "Critical",
  HIGH: "High",
  MEDIUM: "Medium",
  LOW: "Low",
  INFO: "Info",
};

export const HEALTH_LABELS: Record<AgentHealth, string> = {
  ONLINE: "Online",
  STALE: "Stale",
  OFFLINE: "Offline",
  REVOKED: "Revoked",
};

const ACTIVITY_LABELS: Record<AgentActivity, string> = { IDLE: "Idle", SCANNING: "Scanning", ERROR: "Error" };

const STATUS_LABELS: Record<DetectionStatus, string> = {
  OPEN: "Open",
  ACKNOWLEDGED: "Acknowledged",
  RESOLVED: "Resolved",
  FALSE_POSITIVE: "False positive",
  ACCEPTED: "Accepted",
};

const STATE_LABELS: Record<AssignmentState | ScanState, string> = {
  QUEUED: "Queued",
  RUNNING: "Running",
  SUCCEEDED: "Succeeded",
  FAILED: "Failed",
  CANCELLED: "Cancelled",
  CANCELLING: "Cancelling",
  PAUSED: "Paused",
  REFUSED: "Refused",
  EXPIRED: "Expired",
  PARTIAL: "Partly succeeded",
};

/** What a colour means here: the same five tones for every badge. */
type Tone = "good" | "busy" | "warn" | "bad" | "quiet";

const STATE_TONES: Record<AssignmentState | ScanState, Tone> = {
  QUEUED: "quiet",
  RUNNING: "busy",
  SUCCEEDED: "good",
  FAILED: "bad",
  CANCELLED: "quiet",
  CANCELLING: "warn",
  PAUSED: "quiet",
  REFUSED: "bad",
  EXPIRED: "bad",
  PARTIAL: "warn",
};

const HEALTH_TONES: Record<AgentHealth, Tone> = {
  ONLINE: "good",
  STALE: "warn",
  OFFLINE: "quiet",
  REVOKED: "bad",
};
const ACTIVITY_TONES: Record<AgentActivity, Tone> = { IDLE: "quiet", SCANNING: "busy", ERROR: "bad" };

/** Severity as a word with bars, so that it reads without colour too. */
export function SeverityBadge(props: { severity: Severity }) {
  return (
    <span class={`severity severity-${props.severity.toLowerCase()}`}>
      <span class="severity-mark" aria-hidden="true" />
      {SEVERITY_LABELS[props.severity]}
    </span>
  );
}

export function HealthBadge(props: { health: AgentHealth }) {
  return <Dotted tone={HEALTH_TONES[props.health]} label={HEALTH_LABELS[props.health]} />;
}

export function ActivityBadge(props: { activity: AgentActivity }) {
  return <Dotted tone={ACTIVITY_TONES[props.activity]} label={ACTIVITY_LABELS[props.activity]} />;
}

/** An assignment's or scan's state; `cancelling` overrides it while a running one is being stopped. */
export function StateBadge(props: { state: AssignmentState | ScanState; cancelling?: boolean }) {
  const state = () => (props.cancelling ? "CANCELLING" : props.state);
  return <span class={`badge badge-${STATE_TONES[state()]}`}>{STATE_LABELS[state()]}</span>;
}

export function StatusBadge(props: { status: DetectionStatus }) {
  return (
    <span class={`badge badge-${props.status === "OPEN" ? "busy" : "quiet"}`}>
      {STATUS_LABELS[props.status]}
    </span>
  );
}

function Dotted(props: { tone: Tone; label: string }) {
  return (
    <span class={`dotted tone-${props.tone}`}>
      <span class="dot" aria-hidden="true" />
      {props.label}
    </span>
  );
}

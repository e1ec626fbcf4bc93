import { STATUS_LABELS } from "../detection-filters.ts";
import type { AgentActivity, AgentHealth, DetectionStatus, ScanState, Severity } from "../gql/graphql.ts";
import type { ShownState } from "../shown-state.ts";

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
  PENDING: "Pending",
  ONLINE: "Online",
  STALE: "Stale",
  OFFLINE: "Offline",
  REVOKED: "Revoked",
};

const ACTIVITY_LABELS: Record<AgentActivity, string> = { IDLE: "Idle", SCANNING: "Scanning", ERROR: "Error" };

const STATUS_TONES: Record<DetectionStatus, Tone> = {
  OPEN: "busy",
  ACKNOWLEDGED: "warn",
  RESOLVED: "good",
  FALSE_POSITIVE: "quiet",
  ACCEPTED: "quiet",
};

const STATE_LABELS: Record<ShownState | ScanState, string> = {
  QUEUED: "Queued",
  RUNNING: "Running",
  SUCCEEDED: "Succeeded",
  FAILED: "Failed",
  CANCELLED: "Cancelled",
  CANCELLING: "Cancelling",
  INTERRUPTING: "Stopping for now",
  HELD: "On hold",
  PAUSED: "Paused",
  REFUSED: "Refused",
  EXPIRED: "Expired",
  PARTIAL: "Partly succeeded",
};

/** What a colour means here: the same five tones for every badge. */
type Tone = "good" | "busy" | "warn" | "bad" | "quiet";

const STATE_TONES: Record<ShownState | ScanState, Tone> = {
  QUEUED: "quiet",
  RUNNING: "busy",
  SUCCEEDED: "good",
  FAILED: "bad",
  CANCELLED: "quiet",
  CANCELLING: "warn",
  INTERRUPTING: "warn",
  HELD: "warn",
  PAUSED: "warn",
  REFUSED: "bad",
  EXPIRED: "bad",
  PARTIAL: "warn",
};

const HEALTH_TONES: Record<AgentHealth, Tone> = {
  PENDING: "busy",
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

/** The state of a scan, or the shown state of an assignment. */
export function StateBadge(props: { state: ShownState | ScanState }) {
  return <span class={`badge badge-${STATE_TONES[props.state]}`}>{STATE_LABELS[props.state]}</span>;
}

export function StatusBadge(props: { status: DetectionStatus }) {
  return <span class={`badge badge-${STATUS_TONES[props.status]}`}>{STATUS_LABELS[props.status]}</span>;
}

function Dotted(props: { tone: Tone; label: string }) {
  return (
    <span class={`dotted tone-${props.tone}`}>
      <span class="dot" aria-hidden="true" />
      {props.label}
    </span>
  );
}

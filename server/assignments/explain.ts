import { hasLabels, type Labels, offers } from "../agents/capability.ts";
import type { AgentFacts } from "../agents/facts.ts";
import type { AssignmentState } from "../generated/prisma/enums.ts";

/** What an explanation is made from. */
export type Explained = {
  scanner: string;
  labels: Labels;
  pinnedAgentId: string | null;
  state: AssignmentState;
  attempt: number;
  maxAttempts: number;
  agentId: string | null;
  leaseExpiresAt: Date | null;
  notBefore: Date;
  deadlineAt: Date;
  cancelRequestedAt: Date | null;
  failureMessage: string | null;
};

const clock = (time: Date) => `${time.toISOString().slice(11, 19)} UTC`;

/** Why an assignment waits and until when, who runs it and until when, or how it ended: one sentence. */
export function explain(assignment: Explained, agents: AgentFacts[], now: Date): string {
  switch (assignment.state) {
    case "QUEUED":
      return explainWaiting(assignment, agents, now);
    case "RUNNING":
      return explainRunning(assignment, agents);
    case "SUCCEEDED":
      return "Finished: the scanner ran to its end.";
    case "FAILED":
    case "CANCELLED":
    case "REFUSED":
    case "EXPIRED":
      return assignment.failureMessage ?? "Ended without a reason.";
    default:
      return assignment.state satisfies never;
  }
}

function explainRunning(assignment: Explained, agents: AgentFacts[]): string {
  const hostname =
    agents.find((agent) => agent.id === assignment.agentId)?.hostname ?? "an agent that is gone";
  const attempt = `attempt ${assignment.attempt} of ${assignment.maxAttempts}`;
  const lease = assignment.leaseExpiresAt ? `, lease until ${clock(assignment.leaseExpiresAt)}` : "";
  if (assignment.cancelRequestedAt) return `Cancelling: ${hostname} was asked to stop (${attempt}${lease}).`;
  return `Running on ${hostname}, ${attempt}${lease}.`;
}

function explainWaiting(assignment: Explained, agents: AgentFacts[], now: Date): string {
  const ends = `gives up at ${assignment.deadlineAt.toISOString().slice(0, 16)}Z`;
  const reason = waitingReason(assignment, agents, now);
  const last = assignment.failureMessage ? ` Last attempt: ${assignment.failureMessage}` : "";
  return `Waiting: ${reason}; ${ends}.${last}`;
}

function waitingReason(assignment: Explained, agents: AgentFacts[], now: Date): string {
  if (assignment.notBefore > now) return `tries again after ${clock(assignment.notBefore)}`;
  const pinned = assignment.pinnedAgentId;
  const chosen = pinned ? agents.filter((agent) => agent.id === pinned) : agents;
  if (pinned && chosen.length === 0) return "the chosen agent is gone";
  const online = chosen.filter((agent) => agent.health === "ONLINE");
  if (online.length === 0)
    return pinned ? `the chosen agent ${chosen[0]?.hostname} is not online` : "no agent is online";
  const labels = Object.entries(assignment.labels).map(([name, value]) => `${name}=${value}`);
  const placed = online.filter((agent) => hasLabels(agent.labels, assignment.labels));
  const place = labels.length > 0 ? ` with ${labels.join(", ")}` : "";
  if (placed.length === 0) return `no online agent${place}`;
  const able = placed.filter((agent) => offers(agent.capabilities, assignment.scanner));
  if (able.length === 0) {
    return pinned
      ? `the chosen agent ${placed[0]?.hostname} does not offer ${assignment.scanner}`
      : `no online agent${place} offers ${assignment.scanner}`;
  }
  if (able.every((agent) => agent.freeSlots === 0)) return `all ${able.length} fitting agents are busy`;
  return "a fitting agent takes it with its next heartbeat";
}

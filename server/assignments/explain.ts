import { describeWindow, isOpen, nextChange } from "../../agent/window.ts";
import { readDeclaredPolicy, refusalOf } from "../agents/declared-policy.ts";
import type { AgentFacts } from "../agents/facts.ts";
import type { AssignmentState } from "../generated/prisma/enums.ts";
import type { ScanWindow } from "../schedules/window.ts";
import { type Ended, endingOfAssignment } from "./ending.ts";
import { misfit, type Requirement } from "./placement.ts";

/** What an explanation is made from. */
export type Explained = Requirement & {
  state: AssignmentState;
  attempt: number;
  maxAttempts: number;
  agentId: string | null;
  leaseExpiresAt: Date | null;
  notBefore: Date;
  deadlineAt: Date;
  held: boolean;
  cancelRequestedAt: Date | null;
  interruptRequestedAt: Date | null;
  failureCode: string | null;
  failureMessage: string | null;
  attempts: Ended[];
  scan: { pausedAt: Date | null; window: unknown; import: { verdictMessage: string } | null };
};

const clock = (time: Date) => `${time.toISOString().slice(11, 19)} UTC`;
const day = (time: Date) => `${time.toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** Why an assignment waits and until when, who runs it and until when, or how it ended: one sentence. */
export function explain(assignment: Explained, agents: AgentFacts[], now: Date): string {
  switch (assignment.state) {
    case "QUEUED":
      return explainWaiting(assignment, agents, now);
    case "RUNNING":
      return assignment.scan.import ? explainReading(assignment) : explainRunning(assignment, agents);
    case "SUCCEEDED":
      return assignment.scan.import
        ? `Read to its end. ${assignment.scan.import.verdictMessage}`.trim()
        : (endingOfAssignment(assignment, assignment.attempts)?.message ?? "Ran to its end.");
    case "FAILED":
    case "CANCELLED":
    case "REFUSED":
    case "EXPIRED":
      return endingOfAssignment(assignment, assignment.attempts)?.message ?? "Ended without a reason.";
    default:
      return assignment.state satisfies never;
  }
}

function explainReading({ cancelRequestedAt }: Explained): string {
  return cancelRequestedAt ? "Cancelling: the head stops reading the report." : "The head reads the report.";
}

function explainRunning(assignment: Explained, agents: AgentFacts[]): string {
  const hostname =
    agents.find((agent) => agent.id === assignment.agentId)?.hostname ?? "an agent that is gone";
  const attempt = `attempt ${assignment.attempt} of ${assignment.maxAttempts}`;
  const lease = assignment.leaseExpiresAt ? `, lease until ${clock(assignment.leaseExpiresAt)}` : "";
  if (assignment.cancelRequestedAt) return `Cancelling: ${hostname} was asked to stop (${attempt}${lease}).`;
  if (assignment.interruptRequestedAt)
    return `Interrupting: its window closed; ${hostname} was asked to stop for now.`;
  const pausing = assignment.scan.pausedAt ? " Its scan is paused; it may finish." : "";
  return `Running on ${hostname}, ${attempt}${lease}.${pausing}`;
}

function explainWaiting(assignment: Explained, agents: AgentFacts[], now: Date): string {
  const last = assignment.failureMessage ? ` Last attempt: ${assignment.failureMessage}` : "";
  return `Waiting: ${waitingReason(assignment, agents, now)}; gives up at ${day(assignment.deadlineAt)}.${last}`;
}

function waitingReason(assignment: Explained, agents: AgentFacts[], now: Date): string {
  if (assignment.held)
    return assignment.scan.pausedAt ? "its scan is paused" : whenScanOpens(assignment, now);
  if (assignment.notBefore > now) {
    return `${assignment.attempt > 0 ? "tries again" : "starts"} at ${day(assignment.notBefore)}`;
  }
  const pinned = assignment.pinnedAgentId;
  const chosen = pinned ? agents.filter((agent) => agent.id === pinned) : agents;
  if (pinned && chosen.length === 0) return "the chosen agent is gone";
  if (pinned && chosen[0]?.health === "PENDING")
    return `the chosen agent ${chosen[0].hostname} waits for an admin to approve it`;
  const online = chosen.filter((agent) => agent.health === "ONLINE");
  if (online.length === 0)
    return pinned ? `the chosen agent ${chosen[0]?.hostname} is not online` : "no agent is online";
  const fitting = online.filter((agent) => misfit(assignment, agent) === null);
  if (fitting.length === 0) return nobodyFits(assignment, online);
  const working = fitting.filter((agent) => !agent.draining);
  if (working.length === 0) return "every agent that fits is draining and takes no new work";
  const inHours = working.filter((agent) => !agent.offHours);
  if (inHours.length === 0) return whenOpen(working);
  if (inHours.every((agent) => agent.freeSlots === 0)) {
    return inHours.length === 1
      ? `${inHours[0]?.hostname} is busy`
      : `all ${inHours.length} agents that fit are busy`;
  }
  return "an agent that fits takes it with its next heartbeat";
}

/** Which window of its scan is closed, and until when. */
function whenScanOpens({ scan }: Explained, now: Date): string {
  if (!scan.window) return "the window of its scan is closed";
  const window = scan.window as ScanWindow; // checked when the scan was stored
  const opensAt = isOpen(window, now) ? now : nextChange(window, now);
  const opens = opensAt ? `, opens at ${day(opensAt)}` : "";
  return `the window of its scan is closed (${describeWindow(window)})${opens}`;
}

/** Which window of a label is the first to open again. */
function whenOpen(agents: AgentFacts[]): string {
  const hours = agents.flatMap(({ offHours }) => (offHours ? [offHours] : []));
  const [first] = hours.toSorted((a, b) => Number(a.opensAt ?? Infinity) - Number(b.opensAt ?? Infinity));
  return first?.opensAt ? `${first.reason}, opens at ${day(first.opensAt)}` : `${first?.reason}`;
}

/** Which requirement no online agent meets: the last one that any of them fails at. */
function nobodyFits(assignment: Explained, online: AgentFacts[]): string {
  const { scanner, minVersion, labels, networks } = assignment;
  const wanted = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  const place = wanted.length > 0 ? ` with ${wanted.join(", ")}` : "";
  const who = assignment.pinnedAgentId
    ? `the chosen agent ${online[0]?.hostname}`
    : `no online agent${place}`;
  const offers = assignment.pinnedAgentId ? "does not offer" : "offers";
  const failed = new Set(online.map((agent) => misfit(assignment, agent)));
  if (failed.has("policy")) return forbidden(assignment, online);
  if (failed.has("reach"))
    return `${who} ${assignment.pinnedAgentId ? "does not reach" : "reaches"} ${shorten(networks)}`;
  if (failed.has("privilege")) return `${who} ${offers} ${scanner} with privileges`;
  if (failed.has("version")) return `${who} ${offers} ${scanner} ${minVersion} or newer`;
  if (failed.has("scanner")) return `${who} ${offers} ${scanner}${whyUnusable(scanner, online)}`;
  return who;
}

/** The rule of an owner by which the first agent that could would not take it. */
function forbidden(assignment: Explained, online: AgentFacts[]): string {
  for (const agent of online) {
    if (misfit(assignment, agent) !== "policy") continue;
    const policy = readDeclaredPolicy(agent.policy);
    const refusal = policy && refusalOf(policy, assignment);
    if (refusal) return `the policy of ${agent.hostname} refuses ${refusal.refused}: ${refusal.rule}`;
  }
  return "no agent's policy allows it";
}

/** What an agent says that has the scanner and can't use it. */
function whyUnusable(scanner: string, online: AgentFacts[]): string {
  const problems = online.flatMap(({ capabilities }) =>
    capabilities.flatMap(({ name, problem }) => (name === scanner && problem ? [problem] : [])),
  );
  return problems[0] ? ` (${problems[0].replace(/\.$/, "")})` : "";
}

function shorten(networks: string[]): string {
  const text = networks.map((network) => network.replace(/\/(32|128)$/, ""));
  return text.length > 2 ? `${text[0]} and ${text.length - 1} more networks` : text.join(" and ");
}

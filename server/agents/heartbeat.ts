import type { z } from "zod";
import { turnToken } from "../access/agent-session.ts";
import type { AgentCaller } from "../access/caller.ts";
import { claimAssignments, type LeasedAssignment } from "../assignments/claim.ts";
import { type LeaseAnswer, renewLease } from "../assignments/lease.ts";
import { forgetHints } from "../assignments/wake-up.ts";
import { isAgentInWindow } from "../schedules/label-windows.ts";
import type { Heartbeat } from "./agent-inputs.ts";
import { recordStatus, type Standing } from "./agents.ts";

/** What a heartbeat gives an agent: work it may begin, work it is to stop, and its session's next token. */
export type HeartbeatAnswer = {
  assignments: LeasedAssignment[];
  cancelled: string[];
  lost: string[];
  sessionToken: string | null;
};

/** Takes what an agent says of itself, renews its leases, and claims for it as much as it has free slots. */
export async function takeHeartbeat(
  { agentId, sessionId, turningToken }: AgentCaller,
  input: z.output<typeof Heartbeat>,
): Promise<HeartbeatAnswer> {
  const { running, ...status } = input;
  forgetHints(agentId);
  const [answers, standing] = await Promise.all([
    Promise.all(running.map((report) => renewLease({ agentId, ...report }))),
    recordStatus({ agentId, ...status }),
  ]);
  const withAnswer = (wanted: LeaseAnswer) =>
    running.filter((_report, index) => answers[index] === wanted).map((report) => report.assignmentId);
  return {
    assignments: standing ? await claimFor(standing, status) : [],
    cancelled: withAnswer("cancelled"),
    lost: withAnswer("lost"),
    sessionToken: turningToken ? await turnToken(sessionId, turningToken) : null,
  };
}

async function claimFor(
  standing: Standing,
  { freeSlots, load }: { freeSlots: number; load: number },
): Promise<LeasedAssignment[]> {
  const slots = Math.min(freeSlots, standing.slots);
  if (standing.takesNothing || slots === 0 || !standing.hasWork) return [];
  if (!(await isAgentInWindow(standing.labels)).open) return [];
  return claimAssignments({ ...standing, freeSlots: slots, load });
}

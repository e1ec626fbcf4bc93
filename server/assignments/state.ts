import type { AssignmentState } from "../generated/prisma/enums.ts";

/** What can happen to an assignment. */
export type AssignmentAct = "claim" | "complete" | "fail" | "refuse" | "cancel" | "giveBack" | "expire";

/**
 * The life of an assignment: from each state, what may happen, and where it leads. What is not in the table can't
 * happen. Every other file that changes a state does what stands here.
 */
export const TRANSITIONS: Record<AssignmentState, Partial<Record<AssignmentAct, AssignmentState>>> = {
  QUEUED: { claim: "RUNNING", cancel: "CANCELLED", expire: "EXPIRED" },
  RUNNING: {
    complete: "SUCCEEDED",
    fail: "FAILED",
    refuse: "REFUSED",
    cancel: "CANCELLED",
    giveBack: "QUEUED",
    expire: "EXPIRED",
  },
  SUCCEEDED: {},
  FAILED: {},
  CANCELLED: {},
  REFUSED: {},
  EXPIRED: {},
};

/** Where an act leads from a state; null where it can't happen. */
export function nextState(state: AssignmentState, act: AssignmentAct): AssignmentState | null {
  return TRANSITIONS[state][act] ?? null;
}

/** Ends that are not the assignment's fault and use up no attempt. */
const BLAMELESS = ["AGENT_STOPPED", "OUTSIDE_HOURS"];

/** But an assignment that stops its agent each time, or fits in no hours, must not go round for ever. */
export const MAX_STOPPED_ATTEMPTS = 10;

/** What a report of failure means: given back while attempts remain and the agent thinks another try may help. */
export function actOfFailure(report: {
  result: "FAILED" | "CANCELLED" | "REFUSED";
  code: string;
  retry: boolean;
  attempt: number;
  maxAttempts: number;
  isCancelRequested: boolean;
  isInterruptRequested: boolean;
}): AssignmentAct {
  if (report.isCancelRequested) return "cancel";
  if (report.result === "CANCELLED") return report.isInterruptRequested ? "giveBack" : "cancel";
  if (report.result === "REFUSED") return "refuse";
  const attempts = BLAMELESS.includes(report.code) ? MAX_STOPPED_ATTEMPTS : report.maxAttempts;
  return report.retry && report.attempt < attempts ? "giveBack" : "fail";
}

/** What a lost lease means. */
export function actOfLostLease(assignment: {
  attempt: number;
  maxAttempts: number;
  isCancelRequested: boolean;
}): AssignmentAct {
  if (assignment.isCancelRequested) return "cancel";
  return assignment.attempt < assignment.maxAttempts ? "giveBack" : "expire";
}

const SECOND_MS = 1000;

/**
 * Delay before an assignment is handed out again after its n-th attempt, in milliseconds: 2, 4, 8 … 60 s, of which a
 * random half is taken off so that many do not return at once.
 */
export function retryDelayMs(attempt: number, random: () => number): number {
  const full = Math.min(60 * SECOND_MS, 2 ** attempt * SECOND_MS);
  return Math.round(full * (0.5 + random() / 2));
}

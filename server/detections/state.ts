import type { DetectionChangeKind, DetectionStatus } from "../generated/prisma/enums.ts";

/** What changes the status of a detection: people by name of what they do, the rest by itself. */
export type DetectionAct =
  | "acknowledge"
  | "reject"
  | "accept"
  | "resolve"
  | "reopen"
  | "see"
  | "cover"
  | "expire";

/** What people do. `reject`: it is a false positive. */
export type TriageAct = Extract<DetectionAct, "acknowledge" | "reject" | "accept" | "resolve" | "reopen">;

/**
 * The life of a detection: from each status, what may happen, and where it leads. What is not in the table changes
 * nothing: seen again, only what was resolved opens; not seen any more, only what nobody has judged is resolved.
 * `see` is done by events/store.ts, `cover` by coverage/judge.ts, `expire` by expire-acceptances.ts.
 */
export const TRANSITIONS: Record<DetectionStatus, Partial<Record<DetectionAct, DetectionStatus>>> = {
  OPEN: {
    acknowledge: "ACKNOWLEDGED",
    reject: "FALSE_POSITIVE",
    accept: "ACCEPTED",
    resolve: "RESOLVED",
    cover: "RESOLVED",
  },
  ACKNOWLEDGED: {
    reject: "FALSE_POSITIVE",
    accept: "ACCEPTED",
    resolve: "RESOLVED",
    reopen: "OPEN",
    cover: "RESOLVED",
  },
  RESOLVED: { reject: "FALSE_POSITIVE", reopen: "OPEN", see: "OPEN" },
  FALSE_POSITIVE: { reopen: "OPEN" },
  // Accepting again sets another date.
  ACCEPTED: {
    accept: "ACCEPTED",
    reject: "FALSE_POSITIVE",
    resolve: "RESOLVED",
    reopen: "OPEN",
    expire: "OPEN",
  },
};

/** What the history calls each act. */
export const KIND_OF_ACT: Record<DetectionAct, DetectionChangeKind> = {
  acknowledge: "ACKNOWLEDGED",
  reject: "FALSE_POSITIVE",
  accept: "ACCEPTED",
  resolve: "RESOLVED",
  reopen: "REOPENED",
  see: "REOPENED",
  cover: "RESOLVED",
  expire: "REOPENED",
};

/** Statuses in which an act may happen. */
export function statusesFor(act: DetectionAct): DetectionStatus[] {
  return (Object.keys(TRANSITIONS) as DetectionStatus[]).filter((status) => TRANSITIONS[status][act]);
}

/** Where an act leads, from wherever it may happen. */
export function statusAfter(act: DetectionAct): DetectionStatus {
  const [status] = statusesFor(act);
  return TRANSITIONS[status as DetectionStatus][act] as DetectionStatus;
}

import type { ScanEvent } from "./finding.ts";
import type { CompleteAssignmentInput, FailAssignmentInput, SubmitArtifactInput } from "./gql/graphql.ts";

/** One attempt of one assignment. */
export interface AttemptKey {
  assignmentId: string;
  attempt: number;
}

export type Report =
  /** The attempt exists: when the agent dies before the end is written, its successor knows what to report as stopped. */
  | { kind: "begin" }
  | { kind: "events"; events: ScanEvent[] }
  | { kind: "artifact"; part: Omit<SubmitArtifactInput, keyof AttemptKey> }
  | { kind: "complete"; input: Omit<CompleteAssignmentInput, keyof AttemptKey> }
  | { kind: "fail"; input: Omit<FailAssignmentInput, keyof AttemptKey> }
  /** The end of an attempt that is no longer ours: the head is told nothing. */
  | { kind: "abandon" };

/** What became of an attempt's end: it counts, the head took it too late to change a state, or the head has none. */
export type EndAnswer = "counted" | "late" | "none";

/**
 * Everything an attempt tells the head goes through here, in order and at least once. `put` resolves as soon as the outbox
 * has taken over the duty to deliver; it waits while too much lies undelivered, which slows the scanner down.
 */
export interface Outbox {
  put(key: AttemptKey, report: Report): Promise<void>;
  /** Resolves when everything put for this attempt was delivered or given up, and says what became of its end. */
  settled(key: AttemptKey): Promise<EndAnswer>;
}

/** Nothing follows it within its attempt. */
export function isEnd(report: Report): boolean {
  return report.kind === "complete" || report.kind === "fail" || report.kind === "abandon";
}

/** Number of events that a report holds. */
export function eventsIn(report: Report): number {
  return report.kind === "events" ? report.events.length : 0;
}

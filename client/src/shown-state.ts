import type { AssignmentState } from "./gql/graphql.ts";

/** An assignment's state with what is about to happen to it. */
export type ShownState = AssignmentState | "CANCELLING" | "INTERRUPTING" | "HELD";

interface Standing {
  readonly state: AssignmentState;
  /** Not handed out now. */
  readonly held: boolean;
  readonly cancelRequestedAt?: string | null;
  readonly interruptRequestedAt?: string | null;
}

/** The state to show: a wish to cancel outweighs one to interrupt, and holding matters only while it waits. */
export function shownState(standing: Standing): ShownState {
  if (standing.state === "QUEUED") return standing.held ? "HELD" : "QUEUED";
  if (standing.state !== "RUNNING") return standing.state;
  if (standing.cancelRequestedAt) return "CANCELLING";
  return standing.interruptRequestedAt ? "INTERRUPTING" : "RUNNING";
}

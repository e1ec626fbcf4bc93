import type { AssignmentState } from "./gql/graphql.ts";

/** States of shares as an operator thinks of them, in the order of a bar from left to right. */
export const SHARE_GROUPS = [
  { key: "done", label: "done", states: ["SUCCEEDED"] },
  { key: "failed", label: "failed", states: ["FAILED", "REFUSED", "EXPIRED"] },
  { key: "cancelled", label: "cancelled", states: ["CANCELLED"] },
  { key: "running", label: "running", states: ["RUNNING"] },
  { key: "waiting", label: "waiting", states: ["QUEUED"] },
] as const satisfies readonly { key: string; label: string; states: readonly AssignmentState[] }[];

export type ShareGroup = (typeof SHARE_GROUPS)[number]["key"];

export interface ShareCounts {
  /** All shares of the scan, those that a retry replaced left out. */
  readonly total: number;
  readonly of: Readonly<Record<ShareGroup, number>>;
}

interface StateCount {
  readonly state: AssignmentState;
  readonly count: number;
}

/** Counts by state, states that do not occur left out, as counts by group. */
export function countShares(byState: readonly StateCount[]): ShareCounts {
  const countOf = (states: readonly AssignmentState[]) =>
    byState.reduce((sum, each) => (states.includes(each.state) ? sum + each.count : sum), 0);
  const of = Object.fromEntries(SHARE_GROUPS.map(({ key, states }) => [key, countOf(states)]));
  return { total: byState.reduce((sum, each) => sum + each.count, 0), of: of as ShareCounts["of"] };
}

/** The states of one group, for the head; null, which means any, for no group. */
export function statesOf(group: ShareGroup | null): AssignmentState[] | null {
  const found = SHARE_GROUPS.find(({ key }) => key === group);
  return found ? [...found.states] : null;
}

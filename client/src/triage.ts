import { formatCount } from "./format.ts";
import type { DetectionStatus } from "./gql/graphql.ts";

/** What a person can do with detections. */
export type TriageAct = "acknowledge" | "reject" | "accept" | "resolve" | "reopen" | "assign" | "note";

/** Statuses in which each act makes sense; the head has the last word. Null: all. */
const STATUSES: Record<TriageAct, readonly DetectionStatus[] | null> = {
  acknowledge: ["OPEN"],
  reject: ["OPEN", "ACKNOWLEDGED", "RESOLVED", "ACCEPTED"],
  accept: ["OPEN", "ACKNOWLEDGED", "ACCEPTED"],
  resolve: ["OPEN", "ACKNOWLEDGED", "ACCEPTED"],
  reopen: ["ACKNOWLEDGED", "RESOLVED", "FALSE_POSITIVE", "ACCEPTED"],
  assign: null,
  note: null,
};

export const TRIAGE_ACTS = Object.keys(STATUSES) as TriageAct[];

/** The words for each act: its button, and what it means. */
export const TRIAGE_WORDS: Record<TriageAct, { label: string; meaning: string }> = {
  acknowledge: { label: "Acknowledge", meaning: "Somebody knows of it and deals with it." },
  reject: { label: "False positive", meaning: "It is none. It stays so, however often it is seen again." },
  accept: { label: "Accept", meaning: "The risk is accepted until a date. Then it opens again by itself." },
  resolve: { label: "Resolve", meaning: "It is gone. It opens again when it is seen again." },
  reopen: { label: "Reopen", meaning: "It needs attention again." },
  assign: { label: "Assign", meaning: "A person takes care of it." },
  note: { label: "Add note", meaning: "The note is kept in the history." },
};

/** What can be done with a detection in this status; everything for several, whose statuses may differ. */
export function actsFor(status: DetectionStatus | null): TriageAct[] {
  return TRIAGE_ACTS.filter((act) => status === null || (STATUSES[act]?.includes(status) ?? true));
}

/** What the head answers, as a sentence. */
export function sentenceOfAnswer(answer: {
  changed: number;
  unchanged: readonly { status?: DetectionStatus | null; count: number }[];
}): string {
  const kept = answer.unchanged.reduce((sum, { count }) => sum + count, 0);
  const changed = `${formatCount(answer.changed, "detection")} changed`;
  if (kept === 0) return `${changed}.`;
  const reasons = answer.unchanged
    .map(({ status, count }) => `${count} ${status?.toLowerCase().replace("_", " ") ?? "not found"}`)
    .join(", ");
  return `${changed}; ${kept} stayed as they were (${reasons}).`;
}

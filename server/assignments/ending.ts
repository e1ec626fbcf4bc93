import type { AssignmentState } from "../generated/prisma/enums.ts";

/** What the end of an attempt is made from. */
export type Ended = {
  result: AssignmentState | null;
  failureCode: string | null;
  failureMessage: string | null;
  partialCode: string | null;
  partialMessage: string | null;
  findingCount: number;
};

/** How an attempt ended, as one stable code and one sentence. */
export type Ending = {
  /** FOUND, NOTHING_FOUND, why it is only a part, or why it failed or was stopped: docs/scanners.md has all of them. */
  code: string;
  message: string;
  /** Something that was asked for was not examined; the coverage names it. */
  isPartial: boolean;
  findingCount: number;
};

/** Null while the attempt runs. */
export function endingOf(ended: Ended): Ending | null {
  const { result, findingCount } = ended;
  if (result === null) return null;
  if (result !== "SUCCEEDED") {
    const kept = findingCount === 0 ? "" : ` What it found until then is kept: ${findings(findingCount)}.`;
    return {
      code: ended.failureCode ?? result,
      message: sentence(ended.failureMessage ?? "It ended without a reason.") + kept,
      isPartial: findingCount > 0,
      findingCount,
    };
  }
  const found = findingCount === 0 ? "nothing" : findings(findingCount);
  if (ended.partialCode !== null)
    return {
      code: ended.partialCode,
      message: `Ran, but not all was examined, and found ${found}. ${ended.partialMessage ?? ""}`.trim(),
      isPartial: true,
      findingCount,
    };
  return {
    code: findingCount === 0 ? "NOTHING_FOUND" : "FOUND",
    message: `Ran to its end and found ${found}.`,
    isPartial: false,
    findingCount,
  };
}

/** What `endingOf` needs of an attempt. */
export const ENDED_SELECT = {
  result: true,
  failureCode: true,
  failureMessage: true,
  partialCode: true,
  partialMessage: true,
  findingCount: true,
} as const;

type Final = { state: AssignmentState; failureCode: string | null; failureMessage: string | null };

/** How an assignment ended: like its last attempt, unless the head ended it otherwise. Null before its end. */
export function endingOfAssignment(assignment: Final, attempts: readonly Ended[]): Ending | null {
  const { state, failureCode, failureMessage } = assignment;
  if (state === "QUEUED" || state === "RUNNING") return null;
  const last = attempts.at(-1);
  if (state === "SUCCEEDED") return last ? endingOf(last) : null;
  const findingCount = last?.findingCount ?? 0;
  return endingOf({
    result: state,
    failureCode,
    failureMessage,
    partialCode: null,
    partialMessage: null,
    findingCount,
  });
}

/** Words of a tool may stand at the end of a message. */
function sentence(message: string): string {
  return /[.!?…]$/.test(message) ? message : `${message}.`;
}

function findings(count: number): string {
  return count === 1 ? "1 finding" : `${count} findings`;
}

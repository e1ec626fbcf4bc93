import type { EndingCode } from "./ending-codes.ts";
import type { FailureResult } from "./gql/graphql.ts";
import { messageOf } from "./logger.ts";
import { PlanError } from "./scanner.ts";

/** Why a running attempt is stopped from outside; the reason of its abort signal. */
export const STOP_CAUSES = ["CANCELLED", "AGENT_STOPPED", "AGENT_REVOKED", "LOST", "OUTSIDE_HOURS"] as const;
export type StopCause = (typeof STOP_CAUSES)[number];

/** Thrown inside an attempt to end it; what it holds is what the head is told. */
export class AttemptFailure extends Error {
  override name = "AttemptFailure";
  /** Null: the attempt is no longer ours, and nothing is reported. */
  readonly result: FailureResult | null;
  readonly code: EndingCode;
  /** Another attempt, here or elsewhere, may succeed. */
  readonly retry: boolean;

  constructor(result: FailureResult | null, code: EndingCode, message: string, retry = false) {
    super(message);
    this.result = result;
    this.code = code;
    this.retry = retry;
  }
}

/** The failure that follows from a stop. An unknown reason counts as the agent's own stop. */
export function stopFailure(reason: unknown): AttemptFailure {
  switch (STOP_CAUSES.find((cause) => cause === reason) ?? "AGENT_STOPPED") {
    case "CANCELLED":
      return new AttemptFailure("CANCELLED", "CANCELLED", "The assignment was cancelled.");
    case "AGENT_STOPPED":
      return new AttemptFailure("FAILED", "AGENT_STOPPED", "The agent was stopped.", true);
    case "AGENT_REVOKED":
      return new AttemptFailure(null, "AGENT_REVOKED", "The agent was revoked.");
    case "OUTSIDE_HOURS":
      return new AttemptFailure(
        "FAILED",
        "OUTSIDE_HOURS",
        "The agent's owner lets no work run at this hour.",
        true,
      );
    case "LOST":
      return new AttemptFailure(null, "LOST", "Another attempt owns the assignment.");
  }
}

/** What was thrown inside an attempt, as its end; `signal` is the one that stops it. */
export function asFailure(error: unknown, signal: AbortSignal): AttemptFailure {
  if (error instanceof AttemptFailure) return error;
  if (error instanceof PlanError)
    return new AttemptFailure(
      error.code === "POLICY_REFUSED" ? "REFUSED" : "FAILED",
      error.code,
      error.message,
    );
  if (signal.aborted) return stopFailure(signal.reason);
  return new AttemptFailure("FAILED", "AGENT_ERROR", `The agent failed: ${messageOf(error)}`, true);
}

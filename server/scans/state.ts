import type { AssignmentState } from "../generated/prisma/enums.ts";

/**
 * How a scan stands, as its assignments make it. PAUSED and CANCELLING: while running shares finish or stop as well.
 * PARTIAL: some succeeded, some did not.
 */
export const SCAN_STATES = [
  "QUEUED",
  "RUNNING",
  "PAUSED",
  "CANCELLING",
  "SUCCEEDED",
  "PARTIAL",
  "FAILED",
  "CANCELLED",
] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** How many assignments of a scan are in each state; absent means none. */
export type StateCounts = Partial<Record<AssignmentState, number>>;

/** The state of a scan from those of its assignments that no retry replaced. */
export function scanStateOf(
  counts: StateCounts,
  { isCancelRequested, isPaused }: { isCancelRequested: boolean; isPaused: boolean },
): ScanState {
  const {
    QUEUED = 0,
    RUNNING = 0,
    SUCCEEDED = 0,
    CANCELLED = 0,
    FAILED = 0,
    REFUSED = 0,
    EXPIRED = 0,
  } = counts;
  const unsuccessful = FAILED + REFUSED + EXPIRED + CANCELLED;
  if (RUNNING > 0 && QUEUED === 0 && isCancelRequested) return "CANCELLING";
  if (RUNNING + QUEUED > 0 && isPaused) return "PAUSED";
  if (RUNNING > 0 || (QUEUED > 0 && SUCCEEDED + unsuccessful > 0)) return "RUNNING";
  if (QUEUED > 0) return "QUEUED";
  if (unsuccessful === 0) return "SUCCEEDED";
  if (SUCCEEDED > 0) return "PARTIAL";
  return CANCELLED === unsuccessful ? "CANCELLED" : "FAILED";
}

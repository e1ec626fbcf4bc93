import type { AssignmentState } from "../generated/prisma/enums.ts";

/** How a scan stands, as its assignments make it. PARTIAL: some succeeded, some did not. */
export const SCAN_STATES = [
  "QUEUED",
  "RUNNING",
  "CANCELLING",
  "SUCCEEDED",
  "PARTIAL",
  "FAILED",
  "CANCELLED",
] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** How many assignments of a scan are in each state; absent means none. */
export type StateCounts = Partial<Record<AssignmentState, number>>;

/** The state of a scan from those of its assignments. */
export function scanStateOf(counts: StateCounts, isCancelRequested: boolean): ScanState {
  const {
    QUEUED = 0,
    RUNNING = 0,
    SUCCEEDED = 0,
    CANCELLED = 0,
    FAILED = 0,
    REFUSED = 0,
    EXPIRED = 0,
  } = counts;
  if (RUNNING > 0 && isCancelRequested) return "CANCELLING";
  if (RUNNING > 0 || (QUEUED > 0 && SUCCEEDED + FAILED + REFUSED + EXPIRED > 0)) return "RUNNING";
  if (QUEUED > 0) return "QUEUED";
  const unsuccessful = FAILED + REFUSED + EXPIRED + CANCELLED;
  if (unsuccessful === 0) return "SUCCEEDED";
  if (SUCCEEDED > 0) return "PARTIAL";
  return CANCELLED > 0 && CANCELLED === unsuccessful ? "CANCELLED" : "FAILED";
}

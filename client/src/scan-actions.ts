import type { ScanState } from "./gql/graphql.ts";
import type { ShareCounts } from "./share-counts.ts";

export interface ScanActions {
  readonly pause: boolean;
  readonly resume: boolean;
  /** How many shares a retry would queue again; 0 where a retry makes no sense. */
  readonly retry: number;
  readonly cancel: boolean;
}

interface ActedOn {
  readonly state: ScanState;
  readonly pausedAt?: string | null;
}

/** What an operator can do with a scan now. The head has the last word. */
export function scanActions(scan: ActedOn, { of }: ShareCounts): ScanActions {
  const unfinished = of.running + of.waiting > 0;
  const stopping = scan.state === "CANCELLING";
  const paused = typeof scan.pausedAt === "string";
  return {
    pause: of.waiting > 0 && !paused && !stopping,
    resume: unfinished && paused && !stopping,
    retry: stopping ? 0 : of.failed + of.cancelled,
    cancel: unfinished && !stopping,
  };
}

import { setTimeout as sleep } from "node:timers/promises";
import type { AttemptEnd } from "./attempt.ts";
import { type AttemptFailure, type StopCause, stopFailure } from "./attempt-failure.ts";
import type { EndAnswer } from "./report.ts";

/** To a heartbeat, an attempt whose end the head has just taken is lost as well: only the answer to the end tells. */
const LAST_ANSWER_MS = 15_000;

/** Waits for what became of an attempt's last report, as `settled` tells, and returns the end as it then is. */
export async function settleEnd(
  end: AttemptEnd,
  settled: Promise<EndAnswer>,
  signal: AbortSignal,
): Promise<AttemptEnd> {
  const answer = await Promise.race([settled, givenUp(signal)]);
  if (answer === "counted") return end;
  const cause = disownedBy(signal) ?? (answer === "late" ? stopFailure("LOST" satisfies StopCause) : null);
  return cause === null ? end : { ...end, ok: false, code: cause.code };
}

/** Why the attempt is no longer ours; null while it is. */
function disownedBy(signal: AbortSignal): AttemptFailure | null {
  const failure = signal.aborted ? stopFailure(signal.reason) : null;
  return failure?.result === null ? failure : null;
}

/**
 * Resolves when the attempt is no longer ours, and the head had time to answer its end. Then the slot need not wait for what
 * may never be taken.
 */
async function givenUp(signal: AbortSignal): Promise<EndAnswer> {
  if (disownedBy(signal) === null)
    await new Promise<void>((resolve) => {
      signal.addEventListener("abort", () => disownedBy(signal) && resolve(), { once: true });
    });
  return sleep(LAST_ANSWER_MS, "none", { ref: false });
}

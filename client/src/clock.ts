import { createSignal } from "solid-js";

const TICK_MS = 1_000;
/** Below this the difference is the Date header's own precision and the time of the answer. */
const NOTABLE_SKEW_MS = 2_500;

const [nowMs, setNowMs] = createSignal(Date.now());
let headAheadMs = 0;

/** The head's time in milliseconds since 1970, ticking each second. */
export { nowMs };

/** Starts the ticking. Call once. */
export function startClock(): void {
  setInterval(() => setNowMs(Date.now() + headAheadMs), TICK_MS);
}

/** Learns from a Date header how far this machine's clock is off, so that "12 s ago" is true. */
export function learnHeadTime(dateHeader: string | null): void {
  const headMs = dateHeader ? Date.parse(dateHeader) : Number.NaN;
  if (Number.isNaN(headMs)) return;
  const aheadMs = headMs - Date.now();
  headAheadMs = Math.abs(aheadMs) > NOTABLE_SKEW_MS ? aheadMs : 0;
}

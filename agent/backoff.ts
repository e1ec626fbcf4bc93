export interface BackoffLimits {
  /** Shortest wait, in milliseconds. */
  minMs: number;
  /** Longest wait, in milliseconds. */
  maxMs: number;
}

/** How an agent waits for a head that is away: 1 to 60 seconds. */
export const HEAD_AWAY: BackoffLimits = { minMs: 1_000, maxMs: 60_000 };

/**
 * Milliseconds to wait before retry number `failures` (1, 2, …): full jitter between minMs and a ceiling that doubles
 * up to maxMs, so that many agents that lost the same head do not return at the same moment.
 */
export function backoffMs(
  failures: number,
  limits: BackoffLimits,
  random: () => number = Math.random,
): number {
  const ceilingMs = Math.min(limits.maxMs, limits.minMs * 2 ** Math.min(failures, 30));
  return Math.round(limits.minMs + random() * (ceilingMs - limits.minMs));
}

const SECOND_MS = 1000;
const FIRST_DELAY_MS = 10 * SECOND_MS;
const GROWTH = 3;
/** The longest wait between two tries, in milliseconds; also for receivers that ask for more. */
export const LONGEST_DELAY_MS = 2 * 60 * 60 * SECOND_MS;
/** Tries of one delivery, at most: they reach over three hours. */
export const MAX_TRIES = 8;

/** How a try failed. */
export type Failure = {
  /** As a sentence. Holds no secret. */
  problem: string;
  /** No other try can succeed. */
  isFinal?: boolean;
  /** When the receiver wants to be asked again, in seconds. */
  retryAfterSeconds?: number;
};

/**
 * How long to wait after a failed try, in milliseconds; null where there is none to follow. Grows threefold, from 10
 * seconds to two hours, and is between half and all of that by chance, so that what failed together does not come back
 * together. A receiver that asks for more gets it, up to two hours.
 * @param tries how often it was tried, this try included
 */
export function nextDelayMs(tries: number, failure: Failure, random: () => number): number | null {
  if (failure.isFinal || tries >= MAX_TRIES) return null;
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * GROWTH ** (tries - 1));
  const wanted = (failure.retryAfterSeconds ?? 0) * SECOND_MS;
  return Math.min(LONGEST_DELAY_MS, Math.max(full * (0.5 + random() / 2), wanted));
}

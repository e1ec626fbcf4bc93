/** Three hundred years: more is no clock, and no head takes it. */
const MOST_MS = 1e13;

/**
 * How far this machine's clock is ahead of the head's, in milliseconds; negative where it is behind. The head told its time
 * somewhere between sending and hearing, so half way is assumed: the error is at most half the round trip.
 */
export function clockSkewMs(exchange: {
  /** This machine's clock when the request was sent, in milliseconds since 1970. */
  sentAt: number;
  /** How long the answer took, in milliseconds, by a clock that nobody sets. */
  roundTripMs: number;
  /** The head's clock when it answered, in milliseconds since 1970. */
  headAt: number;
}): number {
  const { sentAt, roundTripMs, headAt } = exchange;
  return Math.min(MOST_MS, Math.max(-MOST_MS, Math.round(sentAt + roundTripMs / 2 - headAt)));
}

const SECOND_MS = 1000;

/** How a rule gathers what it tells. */
export type DigestRhythm = {
  /** 0 tells at once. */
  digestSeconds: number;
  /** How long after each multiple of digestSeconds, counted from midnight UTC. */
  digestOffsetSeconds: number;
};

/**
 * When the message goes out that tells of what happened at `now`: at once, or with the next digest. Digests are at fixed
 * times, the same on every head: each multiple of the rhythm since midnight UTC, and the offset.
 */
export function messageAt(now: Date, { digestSeconds, digestOffsetSeconds }: DigestRhythm): Date {
  if (digestSeconds === 0) return now;
  const every = digestSeconds * SECOND_MS;
  const offset = digestOffsetSeconds * SECOND_MS;
  return new Date((Math.floor((now.getTime() - offset) / every) + 1) * every + offset);
}

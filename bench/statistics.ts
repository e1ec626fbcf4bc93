/** Value at a share of the sorted values, by nearest rank: `quantile(values, 0.99)` is the p99. NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

/** The middle value; of an even count, the mean of the two in the middle. NaN for no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** Smallest, middle and largest value. */
export type Spread = { min: number; median: number; max: number };

/** What several rounds of one measurement gave. */
export function spread(values: readonly number[]): Spread {
  return { min: Math.min(...values), median: median(values), max: Math.max(...values) };
}

/**
 * How ours compares with another, round by round. Rounds of both are taken one after the other on the same machine, so
 * that what disturbs the one disturbs the other: the ratios are steadier than the figures. Throws for unequal counts.
 */
export function ratios(ours: readonly number[], theirs: readonly number[]): Spread {
  if (ours.length !== theirs.length)
    throw new Error("Ratios need as many rounds of the one as of the other.");
  return spread(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}

/**
 * Average precision: the mean, over all that are wanted, of the share that is wanted among the first down to each. 1 where all
 * that is wanted comes first; by chance about the share that is wanted. Whatever has equal scores stands in its given order.
 */
export function averagePrecision(ranked: readonly boolean[]): number {
  let wanted = 0;
  let sum = 0;
  for (const [index, isWanted] of ranked.entries()) {
    if (!isWanted) continue;
    wanted += 1;
    sum += wanted / (index + 1);
  }
  return sum / wanted;
}

/** The share that is wanted among the first `count`. */
export function precisionAt(ranked: readonly boolean[], count: number): number {
  return ranked.slice(0, count).filter(Boolean).length / count;
}

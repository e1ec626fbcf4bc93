const SECOND_MS = 1000;

/** Something that a rule would tell: `subject` is what happened to what. */
export type Telling = { ruleId: string; subject: string };

/**
 * Leaves out what a rule told of within its quiet time, and what it would tell twice now. Without a quiet time, everything is told.
 * @param quietSeconds the rule's own
 * @param told when the rule last told of a subject
 */
export function withoutRepeats<One extends Telling>(
  tellings: readonly One[],
  { quietSeconds, told, now }: { quietSeconds: number; told: ReadonlyMap<string, Date>; now: Date },
): One[] {
  if (quietSeconds === 0) return [...tellings];
  const seen = new Set<string>();
  return tellings.filter(({ subject }) => {
    const last = told.get(subject);
    const isQuiet = last !== undefined && now.getTime() - last.getTime() < quietSeconds * SECOND_MS;
    if (isQuiet || seen.has(subject)) return false;
    seen.add(subject);
    return true;
  });
}

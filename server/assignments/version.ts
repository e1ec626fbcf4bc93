/**
 * Is a version at least another, both as numbers with dots (7.93, 3.0.8, 1.4.6-rc)? Missing numbers count as 0; what
 * follows the numbers does not count. Text without a number at its start is older than everything.
 */
export function isAtLeast(version: string, minimum: string): boolean {
  const numbers = (text: string) => (/^\d+(\.\d+)*/.exec(text)?.[0] ?? "-1").split(".").map(Number);
  const [have, want] = [numbers(version), numbers(minimum)];
  for (let index = 0; index < Math.max(have.length, want.length); index++) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

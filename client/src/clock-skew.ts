import { formatSpan } from "./format.ts";

/** From here on a difference of clocks is worth a word, in milliseconds. */
const NOTABLE_MS = 5_000;

/** What is wrong with an agent's clock, in a sentence; null while it is near the head's, or not measured yet. */
export function clockWarning(skewMs: number | null | undefined): string | null {
  if (skewMs == null || Math.abs(skewMs) <= NOTABLE_MS) return null;
  const side = skewMs > 0 ? "ahead of" : "behind";
  return `Its clock is ${formatSpan(Math.abs(skewMs))} ${side} the head's, and so are the times that it reports.`;
}

import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until `look` gives something other than null, undefined or false, and gives it.
 * Throws what it waited for, and what it saw last, after `timeoutMs`.
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = 30_000,
): Promise<T> {
  let problem: unknown;
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(50)) {
    try {
      const seen = await look();
      if (seen !== null && seen !== undefined && seen !== false) return seen;
    } catch (error) {
      problem = error;
    }
  }
  throw new Error(`Waited ${timeoutMs} ms for: ${what}.`, { cause: problem });
}

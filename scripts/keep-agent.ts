import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "./child.ts";
import { lastWords } from "./stack.ts";
import { warn } from "./terminal.ts";

const SECOND = 1000;
const firstDelayMs = SECOND;
const longestDelayMs = 60 * SECOND;
/** An agent that ran this long was well: the next restart waits for the first delay again. */
const wellAfterMs = 60 * SECOND;

/** An agent that is started again when it ends. */
export interface KeptAgent {
  /** Ends the agent for good, by force after `graceMs`. */
  stop(graceMs: number): Promise<void>;
  kill(): void;
}

/** Starts an agent, and again whenever it ends by itself, with delays that double from one second to a minute. */
export async function keepAgent(start: () => Promise<Child>, logFile: string): Promise<KeptAgent> {
  const stopping = new AbortController();
  let agent = await start();

  const watch = async () => {
    let delayMs = firstDelayMs;
    while (!stopping.signal.aborted) {
      const startedAt = Date.now();
      await agent.exited;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAt > wellAfterMs) delayMs = firstDelayMs;
      warn("agent", await lastWords(`ended by itself, and starts again in ${delayMs / SECOND} s`, logFile));
      await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined); // stopped meanwhile
      delayMs = Math.min(2 * delayMs, longestDelayMs);
      if (!stopping.signal.aborted) agent = await start();
    }
  };
  const watching = watch();

  return {
    async stop(graceMs) {
      stopping.abort();
      await agent.stop("SIGTERM", graceMs);
      await watching;
    },
    kill: () => agent.kill(),
  };
}

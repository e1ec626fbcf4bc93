import { globSync } from "node:fs";

/** Environment that makes a program's clock wrong by so many seconds; null without libfaketime. */
export function skewedClock(seconds: number): NodeJS.ProcessEnv | null {
  const [library] = globSync("/usr/lib/*/faketime/libfaketime.so.1");
  if (!library) return null;
  return {
    LD_PRELOAD: library,
    FAKETIME: `${seconds < 0 ? "-" : "+"}${Math.abs(seconds)}s`,
    // Wrong is only what the clock on the wall says.
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
  };
}

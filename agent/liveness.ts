import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MINUTE = 60_000;
/** Two of the longest heartbeats. While the head is away the loop turns more often than that. */
const MAX_SILENCE_MS = 10 * MINUTE;

const fileOf = (spoolDir: string) => join(spoolDir, "alive");

/** Leaves word in the spool directory that the agent's loop turns. A full disk is no reason to stop. */
export function markAlive(spoolDir: string): void {
  try {
    writeFileSync(fileOf(spoolDir), `${new Date().toISOString()}\n`, { mode: 0o600 });
  } catch {
    // Then whoever looks at it finds the last one, and in the end starts the agent anew.
  }
}

/** Whether the agent of that spool directory has left word within ten minutes. */
export function isAlive(spoolDir: string, now = Date.now()): boolean {
  const status = statSync(fileOf(spoolDir), { throwIfNoEntry: false });
  return status !== undefined && now - status.mtimeMs < MAX_SILENCE_MS;
}

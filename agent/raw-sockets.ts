import { readFileSync } from "node:fs";

const CAP_NET_RAW = 1n << 13n;

/**
 * Whether a program started by this process may open raw sockets. Being root is not enough (containers drop CAP_NET_RAW),
 * and a user's own capability passes to a program only when it is ambient. Without /proc, root is taken as the answer.
 */
export function mayOpenRawSockets(status = readStatus(), userId = process.geteuid?.()): boolean {
  const set = new RegExp(`^${userId === 0 ? "CapEff" : "CapAmb"}:\\s*([0-9a-f]+)$`, "m").exec(status)?.[1];
  return set === undefined ? userId === 0 : (BigInt(`0x${set}`) & CAP_NET_RAW) !== 0n;
}

function readStatus(): string {
  try {
    return readFileSync("/proc/self/status", "utf8");
  } catch {
    return "";
  }
}

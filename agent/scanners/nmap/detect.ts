import { readFileSync } from "node:fs";
import { exec } from "../../exec.ts";
import type { Capability } from "../../scanner.ts";

const CAP_NET_RAW = 1n << 13n;
const PROBE_TIMEOUT_MS = 10_000;

/** Runs `nmap --version` and looks at what the kernel would let it do. Never throws. */
export async function detectNmap(file = "nmap"): Promise<Capability> {
  const absent = { name: "nmap", version: "", privileged: false };
  const chunks: Buffer[] = [];
  const result = await exec({
    file,
    args: ["--version"],
    timeoutMs: PROBE_TIMEOUT_MS,
    maxOutputBytes: 64 * 1024,
    onStdout: (chunk) => void chunks.push(chunk),
  });
  if (result.startProblem !== null) return { ...absent, problem: result.startProblem };
  const version = /^Nmap version (\S{1,40})/m.exec(Buffer.concat(chunks).toString("utf8"))?.[1];
  if (result.exitCode !== 0 || version === undefined)
    return { ...absent, problem: "nmap is installed, but `nmap --version` does not work." };
  return { name: "nmap", version, privileged: mayOpenRawSockets(), problem: null };
}

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

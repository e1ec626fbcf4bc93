import { exec } from "../../exec.ts";
import type { Capability } from "../../scanner.ts";

const PROBE_TIMEOUT_MS = 20_000;

/**
 * Runs `lynis --version`, which, unlike `lynis show version`, writes no report of its own. Privileged means root: without
 * it lynis leaves out a part of its tests without a word in the report. Never throws.
 */
export async function detectLynis(file = "lynis"): Promise<Capability> {
  const absent = { name: "lynis", version: "", privileged: false };
  const chunks: Buffer[] = [];
  const result = await exec({
    file,
    args: ["--version"],
    timeoutMs: PROBE_TIMEOUT_MS,
    maxOutputBytes: 64 * 1024,
    onStdout: (chunk) => void chunks.push(chunk),
  });
  if (result.startProblem !== null) return { ...absent, problem: result.startProblem };
  const version = /^(\d+\.\d+\S{0,40})\s*$/m.exec(Buffer.concat(chunks).toString("utf8"))?.[1];
  if (result.exitCode !== 0 || version === undefined)
    return { ...absent, problem: "lynis is installed, but `lynis --version` does not work." };
  return { name: "lynis", version, privileged: process.geteuid?.() === 0, problem: null };
}

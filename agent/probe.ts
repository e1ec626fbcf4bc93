import { exec } from "./exec.ts";
import type { Capability } from "./scanner.ts";

const PROBE_TIMEOUT_MS = 20_000;
const MAX_OUTPUT_BYTES = 64 * 1024;

export interface Probe {
  /** The scanner's name. */
  name: string;
  /** Program name or absolute path. */
  file: string;
  /** What has it print its version. */
  args: readonly string[];
  /** Its first group is the version. */
  pattern: RegExp;
}

/** The version that a program prints of itself, or a capability with the problem that keeps it from doing so. Never throws. */
export async function probeVersion(probe: Probe): Promise<{ version: string } | { unusable: Capability }> {
  const { name, file, args, pattern } = probe;
  const unusable = (problem: string) => ({ unusable: { name, version: "", privileged: false, problem } });
  const chunks: Buffer[] = [];
  const result = await exec({
    file,
    args,
    timeoutMs: PROBE_TIMEOUT_MS,
    maxOutputBytes: MAX_OUTPUT_BYTES,
    onStdout: (chunk) => void chunks.push(chunk),
  });
  if (result.startProblem !== null) return unusable(result.startProblem);
  const version = pattern.exec(Buffer.concat(chunks).toString("utf8"))?.[1];
  if (result.exitCode === 0 && version !== undefined) return { version };
  return unusable(`${name} is installed, but \`${[file, ...args].join(" ")}\` does not work.`);
}

/** Whether file permissions keep nothing from a program started by this process. */
export function isRoot(): boolean {
  return process.geteuid?.() === 0;
}

import { exec } from "../../exec.ts";
import { findProgram } from "../../program.ts";
import type { Capability } from "../../scanner.ts";

const PROBE_TIMEOUT_MS = 20_000;

/**
 * Runs `clamscan --version`. Privileged means that file permissions do not keep files from it. Missing signatures are no
 * problem here, because a scan may bring its own. Never throws.
 */
export async function detectClamav(file = "clamscan"): Promise<Capability> {
  const absent = { name: "clamav", version: "", privileged: false };
  const chunks: Buffer[] = [];
  const result = await exec({
    file,
    args: ["--version"],
    timeoutMs: PROBE_TIMEOUT_MS,
    maxOutputBytes: 64 * 1024,
    onStdout: (chunk) => void chunks.push(chunk),
  });
  if (result.startProblem !== null) return { ...absent, problem: result.startProblem };
  // With databases their version and date follow: "ClamAV 1.4.6/27000/Mon Nov 23 …".
  const version = /^ClamAV ([\w.+-]{1,40})/m.exec(Buffer.concat(chunks).toString("utf8"))?.[1];
  if (result.exitCode !== 0 || version === undefined)
    return { ...absent, problem: "ClamAV is installed, but `clamscan --version` does not work." };
  return {
    name: "clamav",
    version,
    privileged: process.geteuid?.() === 0,
    problem: findProgram("find") === null ? "ClamAV is installed, but find is not." : null,
  };
}

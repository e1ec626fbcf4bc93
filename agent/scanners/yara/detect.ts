import { exec } from "../../exec.ts";
import { findProgram } from "../../program.ts";
import type { Capability } from "../../scanner.ts";

const PROBE_TIMEOUT_MS = 10_000;
/** From coreutils and findutils; without stdbuf a stopped yara loses what it found, without find nothing proves what it read. */
const NEEDED = ["stdbuf", "find"];

/** Runs `yara --version`. Privileged means that file permissions do not keep files from it. Never throws. */
export async function detectYara(file = "yara"): Promise<Capability> {
  const absent = { name: "yara", version: "", privileged: false };
  const chunks: Buffer[] = [];
  const result = await exec({
    file,
    args: ["--version"],
    timeoutMs: PROBE_TIMEOUT_MS,
    maxOutputBytes: 64 * 1024,
    onStdout: (chunk) => void chunks.push(chunk),
  });
  if (result.startProblem !== null) return { ...absent, problem: result.startProblem };
  const version = /^(\d+\.\d+\S{0,40})/.exec(Buffer.concat(chunks).toString("utf8"))?.[1];
  if (result.exitCode !== 0 || version === undefined)
    return { ...absent, problem: "yara is installed, but `yara --version` does not work." };
  const missing = NEEDED.find((program) => findProgram(program) === null);
  return {
    name: "yara",
    version,
    privileged: process.geteuid?.() === 0,
    problem: missing === undefined ? null : `yara is installed, but ${missing} is not.`,
  };
}

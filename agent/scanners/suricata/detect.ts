import { exec } from "../../exec.ts";
import { findProgram } from "../../program.ts";
import type { Capability } from "../../scanner.ts";
import { mayOpenRawSockets } from "../nmap/detect.ts";

const PROBE_TIMEOUT_MS = 10_000;

/**
 * Runs `suricata -V`. Privileged means that it may capture from an interface; files can be read without. Rules are no part of
 * it: each scan brings its own. Never throws.
 */
export async function detectSuricata(file = "suricata"): Promise<Capability> {
  const absent = { name: "suricata", version: "", privileged: false };
  const chunks: Buffer[] = [];
  const result = await exec({
    file,
    args: ["-V"],
    timeoutMs: PROBE_TIMEOUT_MS,
    maxOutputBytes: 64 * 1024,
    onStdout: (chunk) => void chunks.push(chunk),
  });
  if (result.startProblem !== null) return { ...absent, problem: result.startProblem };
  const version = /Suricata version (\d\S{0,40})/.exec(Buffer.concat(chunks).toString("utf8"))?.[1];
  if (result.exitCode !== 0 || version === undefined)
    return { ...absent, problem: "suricata is installed, but `suricata -V` does not work." };
  const privileged = mayOpenRawSockets() && findProgram("timeout") !== null;
  return { name: "suricata", version, privileged, problem: null };
}

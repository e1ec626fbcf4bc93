import { closeSync, openSync, readSync } from "node:fs";
import { isRoot, probeVersion } from "../../probe.ts";
import { findProgram } from "../../program.ts";
import type { Capability } from "../../scanner.ts";

const RELEASE_WITHIN_BYTES = 16 * 1024;

/**
 * Runs `lynis --version`, which, unlike `lynis show version`, writes no report of its own. Privileged means root: without
 * it lynis leaves out a part of its tests without a word in the report. An agent that sees its machine through `hostRoot`
 * cannot use it: lynis asks the running kernel, processes and packages, so it would audit the container. Never throws.
 */
export async function detectLynis(file = "lynis", hostRoot?: string): Promise<Capability> {
  const probe = await probeVersion({
    name: "lynis",
    file,
    args: ["--version"],
    pattern: /^(\d+\.\d+\S{0,40})\s*$/m,
  });
  if ("unusable" in probe) return probe.unusable;
  const problem =
    hostRoot === undefined
      ? null
      : "lynis would audit the agent's container: run an agent on the host itself.";
  return {
    name: "lynis",
    version: probe.version,
    privileged: isRoot(),
    problem,
    signaturesAt: releasedAt(findProgram(file)),
  };
}

/** lynis is a shell script that holds the moment of its release near its beginning; null where it does not. */
function releasedAt(program: string | null): string | null {
  if (program === null) return null;
  const start = Buffer.alloc(RELEASE_WITHIN_BYTES);
  try {
    const file = openSync(program, "r");
    try {
      readSync(file, start, 0, start.length, 0);
    } finally {
      closeSync(file);
    }
  } catch {
    return null; // not for us to read: then its age is not known
  }
  const seconds = /^\s*PROGRAM_RELEASE_TIMESTAMP=(\d{9,10})$/m.exec(start.toString("latin1"))?.[1];
  return seconds === undefined ? null : new Date(Number(seconds) * 1_000).toISOString();
}

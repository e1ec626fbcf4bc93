import { isRoot, probeVersion } from "../../probe.ts";
import type { Capability } from "../../scanner.ts";

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
  return { name: "lynis", version: probe.version, privileged: isRoot(), problem };
}

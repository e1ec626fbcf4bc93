import { isRoot, probeVersion } from "../../probe.ts";
import type { Capability } from "../../scanner.ts";

/**
 * Runs `lynis --version`, which, unlike `lynis show version`, writes no report of its own. Privileged means root: without
 * it lynis leaves out a part of its tests without a word in the report. Never throws.
 */
export async function detectLynis(file = "lynis"): Promise<Capability> {
  const probe = await probeVersion({
    name: "lynis",
    file,
    args: ["--version"],
    pattern: /^(\d+\.\d+\S{0,40})\s*$/m,
  });
  if ("unusable" in probe) return probe.unusable;
  return { name: "lynis", version: probe.version, privileged: isRoot(), problem: null };
}

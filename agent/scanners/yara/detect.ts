import { isRoot, probeVersion } from "../../probe.ts";
import { findProgram } from "../../program.ts";
import type { Capability } from "../../scanner.ts";

/** From coreutils and findutils; without stdbuf a stopped yara loses what it found, without find nothing proves what it read. */
const NEEDED = ["stdbuf", "find"];

/** Runs `yara --version`. Privileged means that file permissions do not keep files from it. Never throws. */
export async function detectYara(file = "yara"): Promise<Capability> {
  const probe = await probeVersion({
    name: "yara",
    file,
    args: ["--version"],
    pattern: /^(\d+\.\d+\S{0,40})/,
  });
  if ("unusable" in probe) return probe.unusable;
  const missing = NEEDED.find((program) => findProgram(program) === null);
  return {
    name: "yara",
    version: probe.version,
    privileged: isRoot(),
    problem: missing === undefined ? null : `yara is installed, but ${missing} is not.`,
  };
}

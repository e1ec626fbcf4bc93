import { probeVersion } from "../../probe.ts";
import { findProgram } from "../../program.ts";
import { mayOpenRawSockets } from "../../raw-sockets.ts";
import type { Capability } from "../../scanner.ts";

/**
 * Runs `suricata -V`. Privileged means that it may capture from an interface; files can be read without. Rules are no part of
 * it: each scan brings its own. Never throws.
 */
export async function detectSuricata(file = "suricata"): Promise<Capability> {
  const probe = await probeVersion({
    name: "suricata",
    file,
    args: ["-V"],
    pattern: /Suricata version (\d\S{0,40})/,
  });
  if ("unusable" in probe) return probe.unusable;
  const privileged = mayOpenRawSockets() && findProgram("timeout") !== null;
  return { name: "suricata", version: probe.version, privileged, problem: null };
}

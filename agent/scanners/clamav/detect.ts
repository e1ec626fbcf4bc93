import { isRoot, probeVersion } from "../../probe.ts";
import { findProgram } from "../../program.ts";
import type { Capability, MachineSettings } from "../../scanner.ts";
import { findSystemSignatures, type SystemSignatures } from "./signatures.ts";

/**
 * Runs `clamscan --version`. Privileged means that file permissions do not keep files from it. Missing signatures are no
 * problem here, because a scan may bring its own. Never throws.
 */
export async function detectClamav(
  { signaturePaths = [] }: MachineSettings = {},
  file = "clamscan",
  system: SystemSignatures | null = findSystemSignatures(),
): Promise<Capability> {
  // With databases their version and date follow: "ClamAV 1.4.6/27000/Mon Nov 23 …".
  const probe = await probeVersion({
    name: "clamav",
    file,
    args: ["--version"],
    pattern: /^ClamAV ([\w.+-]{1,40})/m,
  });
  if ("unusable" in probe) return probe.unusable;
  return {
    name: "clamav",
    version: probe.version,
    privileged: isRoot(),
    problem: findProgram("find") === null ? "clamav is installed, but find is not." : null,
    signaturesAt: system?.builtAt?.toISOString() ?? null,
    // The owner's own are not counted, but can be used alone.
    signatureCount: system === null && signaturePaths.length === 0 ? 0 : (system?.count ?? null),
  };
}

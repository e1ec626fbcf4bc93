import { probeVersion } from "../../probe.ts";
import { mayOpenRawSockets } from "../../raw-sockets.ts";
import type { Capability } from "../../scanner.ts";

/** Runs `nmap --version` and looks at what the kernel would let it do. Never throws. */
export async function detectNmap(file = "nmap"): Promise<Capability> {
  const probe = await probeVersion({
    name: "nmap",
    file,
    args: ["--version"],
    pattern: /^Nmap version (\S{1,40})/m,
  });
  if ("unusable" in probe) return probe.unusable;
  return { name: "nmap", version: probe.version, privileged: mayOpenRawSockets(), problem: null };
}

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname, networkInterfaces } from "node:os";
import type { HostFiles } from "./host-files.ts";

const MACHINE_ID_FILES = ["/etc/machine-id", "/var/lib/dbus/machine-id"];

/** A name for this agent that survives restarts: `<machine id>/<agent name>`. Two agents on one machine need different names. */
export function agentIdentity(agentName: string, host: HostFiles): string {
  const files = MACHINE_ID_FILES.map((file) => host.locate(file));
  return `${readMachineId(files) ?? hashOfHardware()}/${agentName}`;
}

function readMachineId(files: readonly string[]): string | null {
  for (const file of files) {
    const id = readIfPresent(file)?.trim();
    if (id !== undefined && /^[0-9a-f]{32}$/.test(id)) return id;
  }
  return null;
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Absent or unreadable is the same here: the next source decides.
    return undefined;
  }
}

/** macOS and minimal containers have no machine id; host name and hardware addresses are the most stable thing left. */
function hashOfHardware(): string {
  const macs = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => !address.internal)
    .map((address) => address.mac);
  const unique = [...new Set(macs)].sort();
  return createHash("sha256")
    .update([hostname(), ...unique].join("\n"))
    .digest("hex")
    .slice(0, 32);
}

import { createLocator } from "../assets/locate.ts";
import { AppError } from "../errors.ts";
import { subtractRanges } from "../scans/ranges.ts";
import { SCANNERS } from "../scans/scanners.ts";
import { type AddressRange, formatTarget, parseTarget } from "../scans/targets.ts";
import type { ScanEvent } from "./event.ts";

/** What an attempt was sent to look at. */
export type Scope = { scanner: string; targets: string[]; identity: string };

/**
 * Refuses a chunk that speaks of hosts which the attempt was not sent to. Machines, files, interfaces and local addresses
 * carry the identity of the agent, so that it can only speak of its own; other addresses are the same for all agents, and
 * who may speak of any could rewrite what others found. Scanners that listen to an interface may meet anybody, and a
 * host name may lead to any address. Throws ASSET_OUTSIDE_TARGETS.
 */
export function assertInScope(events: ScanEvent[], { scanner, targets, identity }: Scope): void {
  const addresses = sharedAddressesOf(events, identity);
  if (addresses.length === 0) return;
  const contract = Object.hasOwn(SCANNERS, scanner) ? SCANNERS[scanner] : undefined;
  if (contract?.interfacesOf) return;
  const asked = contract?.targetKind === "network" ? targets.map(parseTarget) : [];
  if (asked.some((target) => "name" in target)) return;
  const spokenOf = addresses.map((address) => parseTarget(address) as AddressRange);
  const [outside] = subtractRanges(spokenOf, asked as AddressRange[]);
  if (outside)
    throw new AppError(
      "ASSET_OUTSIDE_TARGETS",
      `The chunk speaks of ${formatTarget(outside)}, which is none of the targets of its assignment.`,
    );
}

/** The addresses in a chunk that mean the same host to every agent, each once. */
function sharedAddressesOf(events: ScanEvent[], identity: string): string[] {
  const locate = createLocator(identity);
  const addresses = events.flatMap(({ asset }) => {
    const { address, machine } = locate(asset);
    return address !== null && machine === "" ? address : [];
  });
  return [...new Set(addresses)];
}

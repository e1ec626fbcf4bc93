import { mergeRanges, subtractRanges } from "../scans/ranges.ts";
import { type AddressRange, parseTarget } from "../scans/targets.ts";

/** CIDR texts as ranges, merged; what is no network is left out. */
export function rangesOf(networks: string[]): AddressRange[] {
  return mergeRanges(
    networks.flatMap((network) => {
      try {
        const target = parseTarget(network);
        return "name" in target ? [] : [target];
      } catch {
        return []; // an agent's odd declaration reaches nothing
      }
    }),
  );
}

/** Does a reach hold all of the networks? An empty reach is everywhere. */
export function reaches(reach: AddressRange[], networks: AddressRange[]): boolean {
  return reach.length === 0 || subtractRanges(networks, reach).length === 0;
}

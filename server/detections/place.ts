import type { LocatedAsset } from "../assets/locate.ts";
import type { Finding } from "../events/event.ts";

/** Where a finding is and what found it, as columns: what coverage is compared with, and searches use. */
export type Place = {
  /** Identity of the agent on whose machine it is; empty for an address that is the same from everywhere. */
  machine: string;
  address: string | null;
  protocol: string | null;
  port: number | null;
  path: string | null;
  rule: string | null;
};

const PROTOCOLS = ["tcp", "udp", "sctp", "ip"];

/**
 * Reads the place of a finding from its asset and its identity: the fields of docs/fingerprints.md that say where and by
 * what. Others, and values of other kinds, say nothing. Never throws: an odd identity has no place.
 */
export function placeOf({ machine, address }: LocatedAsset, identity: Finding["identity"]): Place {
  const { protocol, port, signature } = identity;
  const textOf = (field: string) => {
    const value = identity[field];
    return typeof value === "string" ? value : null;
  };
  const [ruleSet, rule] = [textOf("ruleSet"), textOf("rule")];
  return {
    machine,
    address,
    protocol: typeof protocol === "string" && PROTOCOLS.includes(protocol) ? protocol : null,
    port: isPort(port) ? port : null,
    path: textOf("path") || null,
    rule:
      (ruleSet && rule ? `${ruleSet}:${rule}` : rule) ??
      textOf("script") ??
      textOf("test") ??
      (signature === undefined ? null : String(signature)),
  };
}

function isPort(value: string | number | undefined): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 65_535;
}

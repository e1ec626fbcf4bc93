import { assetKeyOf, hostOf } from "../detections/fingerprint.ts";
import type { AssetReference } from "../events/event.ts";

/** An asset as the head knows it: what identifies it, and where it is. */
export type LocatedAsset = {
  key: string;
  /** Identity of the agent on whose machine it is; empty for an address that is the same from everywhere. */
  machine: string;
  /** Of a host, in canonical form. */
  address: string | null;
};

/** Locates assets as one agent sees them. Remembers hosts: a chunk of events names few of them, each many times. */
export function createLocator(agentIdentity: string): (asset: AssetReference) => LocatedAsset {
  const hosts = new Map<string, LocatedAsset>();
  return (asset) => {
    if (asset.kind !== "HOST") {
      return { key: assetKeyOf(asset, agentIdentity), machine: agentIdentity, address: null };
    }
    const known = hosts.get(asset.address);
    if (known) return known;
    const { address, isMachineLocal } = hostOf(asset.address);
    const machine = isMachineLocal ? agentIdentity : "";
    const host = { key: assetKeyOf(asset, agentIdentity), machine, address };
    hosts.set(asset.address, host);
    return host;
  };
}

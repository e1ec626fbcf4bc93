import { hash } from "node:crypto";
import ipaddr from "ipaddr.js";
import type { AssetReference, Finding } from "../events/event.ts";

/** Ranges whose addresses mean another machine on each machine that uses them. */
const MACHINE_LOCAL = new Set(["loopback", "linkLocal"]);

/**
 * Identity of an asset. A host is its address in canonical form; a loopback or link-local address is only unique on
 * the agent's machine and so carries its identity, as do machines, file trees and interfaces.
 */
export function assetKeyOf(asset: AssetReference, agentIdentity: string): string {
  switch (asset.kind) {
    case "HOST": {
      const { address, isMachineLocal } = hostOf(asset.address);
      return isMachineLocal ? `host:${agentIdentity}:${address}` : `host:${address}`;
    }
    case "MACHINE":
      return `machine:${agentIdentity}`;
    case "FILE_TREE":
      return `files:${agentIdentity}:${asset.root}`;
    case "INTERFACE":
      return `interface:${agentIdentity}:${asset.name}`;
    default:
      return asset satisfies never;
  }
}

/** A host's address in canonical form, and whether it means another machine on each machine that uses it. */
export function hostOf(text: string): { address: string; isMachineLocal: boolean } {
  const parsed = ipaddr.process(text);
  const address = parsed.kind() === "ipv6" ? (parsed as ipaddr.IPv6).toRFC5952String() : parsed.toString();
  return { address, isMachineLocal: MACHINE_LOCAL.has(parsed.range()) };
}

/** An asset in the words of people: its address, host name, path or interface. */
export function assetLabelOf(asset: AssetReference): string {
  switch (asset.kind) {
    case "HOST":
      return asset.address;
    case "MACHINE":
      return asset.hostname;
    case "FILE_TREE":
      return asset.root;
    case "INTERFACE":
      return asset.name;
    default:
      return asset satisfies never;
  }
}

/**
 * Identity of a finding: SHA-256 over scanner, asset, category and the finding's own identity fields, in one order.
 * Title, severity, versions and times are not part of it: they may change while the finding stays the same.
 */
export function fingerprintOf(
  scanner: string,
  assetKey: string,
  finding: Pick<Finding, "category" | "identity">,
): Buffer {
  const fields = Object.entries(finding.identity).sort(([a], [b]) => (a < b ? -1 : 1));
  return hash("sha256", JSON.stringify([scanner, assetKey, finding.category, fields]), "buffer");
}

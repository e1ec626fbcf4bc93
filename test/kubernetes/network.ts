import ipaddr from "ipaddr.js";
import type { Manifest } from "./manifest.ts";

type Labels = Record<string, string>;

/** One end of a connection: a pod, or a machine outside of the cluster that has no namespace. */
export interface Endpoint {
  ip: string;
  namespace?: string;
  labels?: Labels;
}

export interface Port {
  port: number;
  protocol?: "TCP" | "UDP";
}

interface Selector {
  matchLabels?: Labels;
}

interface Peer {
  podSelector?: Selector;
  namespaceSelector?: Selector;
  ipBlock?: { cidr: string; except?: string[] };
}

type Rule = { from?: Peer[]; to?: Peer[]; ports?: { port?: number; protocol?: string }[] };

/**
 * Whether the NetworkPolicies let a connection through: the policies that choose the sender must let it out, and those that
 * choose the receiver must let it in; a pod that no policy chooses for a direction is free in it.
 */
export function isAllowed(policies: readonly Manifest[], from: Endpoint, to: Endpoint, port: Port): boolean {
  return (
    isFree(policies, "Egress", { chosen: from, other: to, port }) &&
    isFree(policies, "Ingress", { chosen: to, other: from, port })
  );
}

type Direction = "Ingress" | "Egress";
type Question = { chosen: Endpoint; other: Endpoint; port: Port };

function isFree(
  policies: readonly Manifest[],
  direction: Direction,
  { chosen, other, port }: Question,
): boolean {
  const choosing = policies.filter(
    ({ metadata, spec }) =>
      chosen.namespace === metadata.namespace &&
      (spec.policyTypes as Direction[]).includes(direction) &&
      isSelected(spec.podSelector, chosen.labels),
  );
  if (choosing.length === 0) return true;
  return choosing.some(({ metadata, spec }) => {
    const rules: Rule[] = (direction === "Ingress" ? spec.ingress : spec.egress) ?? [];
    return rules.some((rule) => {
      const peers = direction === "Ingress" ? rule.from : rule.to;
      return hasPort(rule, port) && (!peers || peers.some((peer) => isPeer(peer, other, metadata.namespace)));
    });
  });
}

function hasPort({ ports }: Rule, { port, protocol = "TCP" }: Port): boolean {
  return !ports || ports.some((one) => (one.protocol ?? "TCP") === protocol && (one.port ?? port) === port);
}

function isPeer(peer: Peer, other: Endpoint, namespace: string | undefined): boolean {
  if (peer.ipBlock) {
    const { cidr, except = [] } = peer.ipBlock;
    return isWithin(other.ip, cidr) && !except.some((block) => isWithin(other.ip, block));
  }
  if (other.namespace === undefined) return false;
  const isNamespace = peer.namespaceSelector
    ? isSelected(peer.namespaceSelector, { "kubernetes.io/metadata.name": other.namespace })
    : other.namespace === namespace;
  return isNamespace && isSelected(peer.podSelector ?? {}, other.labels);
}

function isSelected(selector: Selector, labels: Labels = {}): boolean {
  const unknown = Object.keys(selector).find((key) => key !== "matchLabels");
  if (unknown) throw new Error(`Selectors by ${unknown} are not known here.`);
  return Object.entries(selector.matchLabels ?? {}).every(([name, value]) => labels[name] === value);
}

function isWithin(ip: string, cidr: string): boolean {
  const address = ipaddr.parse(ip);
  const [network, bits] = ipaddr.parseCIDR(cidr);
  return address.kind() === network.kind() && address.match(network, bits);
}

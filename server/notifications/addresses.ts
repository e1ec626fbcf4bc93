import ipaddr from "ipaddr.js";

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Public addresses at which clouds answer their machines only, credentials included. */
const INSIDE: Network[] = [ipaddr.parseCIDR("168.63.129.16/32")];
/** All that is public in IPv6. What is outside may still lead inside, such as ::127.0.0.1. */
const PUBLIC_IPV6: Network = ipaddr.parseCIDR("2000::/3");

/** Reads a list such as `10.0.0.0/8, fd00::/8, 192.0.2.7`. Throws a sentence that names what is no network. */
export function parseNetworks(list: string): Network[] {
  return list
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      if (ipaddr.isValidCIDR(part)) return ipaddr.parseCIDR(part);
      if (ipaddr.isValid(part)) return [ipaddr.parse(part), part.includes(":") ? 128 : 32];
      throw new Error(`"${part}" is no network such as 10.0.0.0/8`);
    });
}

/**
 * May notifications be sent to this address? To public ones, and to those that the operator of the head allows. Not to
 * loopback, link-local (metadata services of clouds among them), private, shared, multicast and reserved ones, nor to
 * IPv4 addresses of these written as IPv6.
 */
export function isAllowedAddress(text: string, allowed: readonly Network[]): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text); // ::ffff:10.0.0.1 is 10.0.0.1
  const isIn = (networks: readonly Network[]) =>
    networks.some(([network, bits]) => network.kind() === address.kind() && matches(address, network, bits));
  const isPublic = address.range() === "unicast" && (address.kind() === "ipv4" || isIn([PUBLIC_IPV6]));
  return isIn(allowed) || (isPublic && !isIn(INSIDE));
}

function matches(
  address: ipaddr.IPv4 | ipaddr.IPv6,
  network: ipaddr.IPv4 | ipaddr.IPv6,
  bits: number,
): boolean {
  return (address as ipaddr.IPv4).match(network as ipaddr.IPv4, bits);
}

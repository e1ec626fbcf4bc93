import { type AddressRange, formatAddress, parseRange } from "../../addresses.ts";
import { type AssetReference, cleanLine } from "../../finding.ts";
import { childOf, childrenOf, grandchildrenOf, wholeNumber, type XmlElement } from "./xml.ts";

export interface NmapHost {
  element: XmlElement;
  address: string;
  range: AddressRange;
  asset: Extract<AssetReference, { kind: "HOST" }>;
  vendor: string | null;
  /** "up", "down", or null: some versions print hosts without a status. */
  state: string | null;
  reason: string;
  observedAt: string;
  isTimedOut: boolean;
  ports: NmapPort[];
  /** Ports that were printed without a usable number or protocol. */
  unreadablePorts: number;
  /** Number of ports by state, the summed ones included. */
  portStates: Record<string, number>;
}

export interface NmapPort {
  element: XmlElement;
  protocol: string;
  port: number;
  state: string;
  reason: string;
}

/**
 * Reads one closed `<host>`; null when it has no usable address. `hostnamesOf` names addresses that were asked for by a name;
 * `startedAt` is when the run began, for hosts without a time.
 */
export function readHost(
  element: XmlElement,
  hostnamesOf: ReadonlyMap<string, readonly string[]>,
  startedAt: string,
): NmapHost | null {
  const addresses = childrenOf(element, "address");
  const range = addresses.map(readAddress).find((one) => one !== null);
  if (!range) return null;
  const address = formatAddress(range.family, range.first);
  const mac = addresses.find(({ attributes }) => attributes.addrtype === "mac");
  const status = childOf(element, "status");
  const printed = grandchildrenOf(element, "ports", "port");
  const ports = printed.flatMap(readPort);
  return {
    element,
    address,
    range,
    asset: assetOf(address, readHostnames(element, hostnamesOf.get(address) ?? []), mac?.attributes.addr),
    vendor: mac?.attributes.vendor === undefined ? null : cleanLine(mac.attributes.vendor, 100),
    state: status?.attributes.state ?? null,
    reason: cleanLine(status?.attributes.reason ?? "", 60),
    observedAt: timeOf(element.attributes.endtime) ?? timeOf(element.attributes.starttime) ?? startedAt,
    isTimedOut: element.attributes.timedout === "true",
    ports,
    unreadablePorts: printed.length - ports.length,
    portStates: countStates(element, ports),
  };
}

/** What a host is called where it has no usable address: for the list of what is missing. */
export function nameOfHost(element: XmlElement): string {
  const names = [
    ...childrenOf(element, "address").map(({ attributes }) => attributes.addr),
    ...grandchildrenOf(element, "hostnames", "hostname").map(({ attributes }) => attributes.name),
  ];
  return cleanLine(names.find((name) => name) ?? "", 253) || "a host without a name";
}

/** The type is ipv4 where it is not told, by nmap's own definition of its documents. */
function readAddress({ attributes }: XmlElement): AddressRange | null {
  if (attributes.addrtype === "mac") return null;
  // The zone of a link-local address is the scanning machine's own name for an interface.
  const range = parseRange(attributes.addr?.trim().replace(/%[\w.-]{1,40}$/, "") ?? "");
  return range?.first === range?.last ? range : null;
}

/**
 * Whether the host really answered: with discovery off nmap calls every address up, also dead ones. Scanners that print no
 * status, as masscan does, print only hosts that answered.
 */
export function isSeenUp(host: NmapHost): boolean {
  if (host.state === null || (host.state === "up" && host.reason !== "user-set")) return true;
  // Also where it is called down: a port's answer is the stronger word.
  return ["open", "closed", "unfiltered"].some((state) => (host.portStates[state] ?? 0) > 0);
}

function assetOf(address: string, hostnames: string[], mac: string | undefined): NmapHost["asset"] {
  const asset: NmapHost["asset"] = { kind: "HOST", address };
  if (hostnames.length > 0) asset.hostnames = hostnames;
  if (mac !== undefined && /^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/.test(mac)) asset.mac = mac.toLowerCase();
  return asset;
}

function readHostnames(element: XmlElement, known: readonly string[]): string[] {
  const printed = grandchildrenOf(element, "hostnames", "hostname").map(({ attributes }) =>
    cleanLine(attributes.name ?? "", 253),
  );
  return [...new Set([...known, ...printed])].filter((name) => name !== "").slice(0, 20);
}

function readPort(element: XmlElement): NmapPort[] {
  const port = wholeNumber(element.attributes.portid, 0, 65_535);
  const protocol = element.attributes.protocol?.trim().toLowerCase() ?? "";
  const state = childOf(element, "state")?.attributes;
  if (port === null || !["tcp", "udp", "sctp", "ip"].includes(protocol)) return [];
  return [
    {
      element,
      protocol,
      port,
      state: cleanLine(state?.state ?? "", 40).toLowerCase() || "unknown",
      reason: cleanLine(state?.reason ?? "", 60),
    },
  ];
}

function countStates(element: XmlElement, ports: readonly NmapPort[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (state: string, count: number) => {
    counts[state] = (counts[state] ?? 0) + count;
  };
  for (const { state } of ports) add(state, 1);
  for (const { attributes } of grandchildrenOf(element, "ports", "extraports")) {
    add(cleanLine(attributes.state ?? "unknown", 40), wholeNumber(attributes.count, 0, 65_536) ?? 0);
  }
  return counts;
}

/** nmap's own time, in seconds since 1970; null where it prints none. */
export function timeOf(text: string | undefined): string | null {
  const seconds = wholeNumber(text, 1, 4_102_444_800);
  return seconds === null ? null : new Date(seconds * 1_000).toISOString();
}

import { type AddressRange, formatAddress, parseRange } from "../../addresses.ts";
import { type AssetReference, cleanLine } from "../../finding.ts";
import { childOf, childrenOf, wholeNumber, type XmlElement } from "./xml.ts";

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

/** Reads one closed `<host>`; null when it has no usable address. */
export function readHost(
  element: XmlElement,
  hostnamesOf: ReadonlyMap<string, readonly string[]>,
): NmapHost | null {
  const addresses = childrenOf(element, "address");
  const network = addresses.find(
    ({ attributes }) => attributes.addrtype === "ipv4" || attributes.addrtype === "ipv6",
  );
  const range = parseRange(network?.attributes.addr ?? "");
  if (range === null || range.first !== range.last) return null;
  const address = formatAddress(range.family, range.first);
  const mac = addresses.find(({ attributes }) => attributes.addrtype === "mac");
  const status = childOf(element, "status");
  const ports = childrenOf(childOf(element, "ports"), "port").flatMap(readPort);
  return {
    element,
    address,
    range,
    asset: assetOf(address, readHostnames(element, hostnamesOf.get(address) ?? []), mac?.attributes.addr),
    vendor: mac?.attributes.vendor === undefined ? null : cleanLine(mac.attributes.vendor, 100),
    state: status?.attributes.state ?? null,
    reason: cleanLine(status?.attributes.reason ?? "", 60),
    observedAt: timeOf(element),
    isTimedOut: element.attributes.timedout === "true",
    ports,
    portStates: countStates(element, ports),
  };
}

/** Whether the host really answered: with discovery off nmap calls every address up, also dead ones. */
export function isSeenUp(host: NmapHost): boolean {
  if (host.state === "down") return false;
  if (host.state === "up" && host.reason !== "user-set") return true;
  return ["open", "closed", "unfiltered"].some((state) => (host.portStates[state] ?? 0) > 0);
}

function assetOf(address: string, hostnames: string[], mac: string | undefined): NmapHost["asset"] {
  const asset: NmapHost["asset"] = { kind: "HOST", address };
  if (hostnames.length > 0) asset.hostnames = hostnames;
  if (mac !== undefined && /^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/.test(mac)) asset.mac = mac.toLowerCase();
  return asset;
}

function readHostnames(element: XmlElement, known: readonly string[]): string[] {
  const printed = childrenOf(childOf(element, "hostnames"), "hostname").map(({ attributes }) =>
    cleanLine(attributes.name ?? "", 253),
  );
  return [...new Set([...known, ...printed])].filter((name) => name !== "").slice(0, 20);
}

function readPort(element: XmlElement): NmapPort[] {
  const port = wholeNumber(element.attributes.portid, 0, 65_535);
  const protocol = element.attributes.protocol ?? "";
  const state = childOf(element, "state")?.attributes;
  if (port === null || !["tcp", "udp", "sctp", "ip"].includes(protocol) || !state?.state) return [];
  return [
    {
      element,
      protocol,
      port,
      state: cleanLine(state.state, 40),
      reason: cleanLine(state.reason ?? "", 60),
    },
  ];
}

function countStates(element: XmlElement, ports: readonly NmapPort[]): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (state: string, count: number) => {
    counts[state] = (counts[state] ?? 0) + count;
  };
  for (const { state } of ports) add(state, 1);
  for (const { attributes } of childrenOf(childOf(element, "ports"), "extraports")) {
    add(cleanLine(attributes.state ?? "unknown", 40), wholeNumber(attributes.count, 0, 65_536) ?? 0);
  }
  return counts;
}

/** nmap's own time where it prints one, else now. */
function timeOf(element: XmlElement): string {
  const seconds = wholeNumber(element.attributes.endtime, 1, 4_102_444_800);
  return (seconds === null ? new Date() : new Date(seconds * 1_000)).toISOString();
}

import { cleanLine, type FindingReference, type ParsedEvent } from "../../finding.ts";
import { isSeenUp, type NmapHost, type NmapPort } from "./host.ts";
import { scriptEvents } from "./script-events.ts";
import { childOf, childrenOf, grandchildrenOf, wholeNumber, type XmlElement } from "./xml.ts";

const MAX_OS_MATCHES = 5;

/** Not told port by port: most of them, and their number is with the host. */
const UNTOLD_STATES = ["closed", "filtered", "closed|filtered"];

/**
 * Everything a finished host tells: the host, its ports with their scripts, its own scripts, guesses at its system. Open
 * ports are findings; those that only may be open, or answer in another way, are observations.
 */
export function* hostEvents(host: NmapHost): Generator<ParsedEvent> {
  const told = host.ports.filter(({ state }) => !UNTOLD_STATES.includes(state));
  if (!isSeenUp(host) && told.length === 0) return;
  yield hostEvent(host);
  for (const port of told) yield portEvent(host, port);
  for (const port of host.ports)
    for (const script of childrenOf(port.element, "script")) yield* scriptEvents(host, script, port);
  for (const script of grandchildrenOf(host.element, "hostscript", "script"))
    yield* scriptEvents(host, script, null);
  yield* osEvents(host);
  yield* routeEvents(host);
}

/** A host of which no more is known than that it is up. */
export function hintEvent(host: NmapHost): ParsedEvent {
  const event = hostEvent(host);
  return { ...event, type: "unfinished-host" };
}

function hostEvent(host: NmapHost): ParsedEvent {
  const data: Record<string, unknown> = {
    address: host.address,
    state: isSeenUp(host) ? "up" : "unknown",
    reason: host.reason,
    portStates: host.portStates,
  };
  if (host.asset.hostnames) data.hostnames = host.asset.hostnames;
  if (host.asset.mac) data.mac = host.asset.mac;
  if (host.vendor) data.vendor = host.vendor;
  if (host.isTimedOut) data.timedOut = true;
  return { type: "host", observedAt: host.observedAt, asset: host.asset, data };
}

function portEvent(host: NmapHost, port: NmapPort): ParsedEvent {
  const location = `${port.port}/${port.protocol}`;
  const service = readService(childOf(port.element, "service"));
  const name = typeof service.name === "string" ? ` (${service.name})` : "";
  const evidence = { reason: port.reason, ...service };
  const event = {
    type: "port",
    observedAt: host.observedAt,
    asset: host.asset,
    data: { protocol: port.protocol, port: port.port, state: port.state, reason: port.reason, service },
  };
  if (port.state !== "open") return event;
  return {
    ...event,
    finding: {
      category: "open-port",
      title: `Open port ${location}${name}`,
      severity: "INFO",
      location,
      // Not the product or version: they change, and it is still the same open port.
      identity: { protocol: port.protocol, port: port.port },
      references: cpesOf(service).map((id): FindingReference => ({ type: "CPE", id })),
      evidence,
    },
  };
}

function readService(element: XmlElement | undefined): Record<string, unknown> {
  if (element === undefined) return {};
  const service: Record<string, unknown> = {};
  const texts = {
    name: "name",
    product: "product",
    version: "version",
    extrainfo: "extraInfo",
    banner: "banner",
    tunnel: "tunnel",
    ostype: "osType",
    devicetype: "deviceType",
    hostname: "hostname",
    method: "method",
  };
  for (const [attribute, key] of Object.entries(texts)) {
    const text = element.attributes[attribute];
    if (text) service[key] = cleanLine(text, 200);
  }
  const confidence = wholeNumber(element.attributes.conf, 0, 10);
  if (confidence !== null) service.confidence = confidence;
  const cpe = childrenOf(element, "cpe").map(({ text }) => cleanLine(text, 200));
  if (cpe.length > 0) service.cpe = cpe.slice(0, 20);
  return service;
}

function cpesOf(service: Record<string, unknown>): string[] {
  const cpe = service.cpe;
  return Array.isArray(cpe) ? cpe.filter((id) => typeof id === "string" && id.startsWith("cpe:")) : [];
}

/** Before version 5.6 classes of systems stand beside the guesses, not in them. */
function osEvents(host: NmapHost): ParsedEvent[] {
  const found = grandchildrenOf(host.element, "os", "osmatch");
  const classes = grandchildrenOf(host.element, "os", "osclass");
  if (found.length + classes.length === 0) return [];
  const matches = found.slice(0, MAX_OS_MATCHES).map((match) => ({
    name: cleanLine(match.attributes.name ?? "", 200),
    accuracy: wholeNumber(match.attributes.accuracy, 0, 100),
    cpe: grandchildrenOf(match, "osclass", "cpe").map(({ text }) => cleanLine(text, 200)),
  }));
  const data: Record<string, unknown> = { matches, matchCount: found.length };
  if (classes.length > 0) data.classes = classes.slice(0, MAX_OS_MATCHES).map(readClass);
  return [{ type: "os", observedAt: host.observedAt, asset: host.asset, data }];
}

function readClass({ attributes }: XmlElement): Record<string, unknown> {
  const { vendor, osfamily, osgen, type, accuracy } = attributes;
  const words = [vendor, osfamily, osgen].filter((word) => word);
  return {
    name: cleanLine(words.join(" "), 200),
    type: cleanLine(type ?? "", 60),
    accuracy: wholeNumber(accuracy, 0, 100),
  };
}

/** The way to the host, where it was traced. */
function routeEvents(host: NmapHost): ParsedEvent[] {
  const hops = grandchildrenOf(host.element, "trace", "hop").map(({ attributes }) => ({
    ttl: wholeNumber(attributes.ttl, 0, 255),
    address: cleanLine(attributes.ipaddr ?? "", 60),
    hostname: cleanLine(attributes.host ?? "", 253),
  }));
  if (hops.length === 0) return [];
  return [{ type: "route", observedAt: host.observedAt, asset: host.asset, data: { hops } }];
}

import { cleanLine, type FindingReference, type ParsedEvent } from "../../finding.ts";
import { isSeenUp, type NmapHost, type NmapPort } from "./host.ts";
import { scriptEvents } from "./script-events.ts";
import { childOf, childrenOf, wholeNumber, type XmlElement } from "./xml.ts";

const MAX_OS_MATCHES = 5;

/** Everything a finished host tells: the host, its open ports with their scripts, its own scripts, guesses at its system. */
export function hostEvents(host: NmapHost): ParsedEvent[] {
  if (!isSeenUp(host)) return [];
  const open = host.ports.filter(({ state }) => state === "open");
  const hostScripts = childrenOf(childOf(host.element, "hostscript"), "script");
  return [
    hostEvent(host),
    ...open.flatMap((port) => [
      portEvent(host, port),
      ...childrenOf(port.element, "script").flatMap((script) => scriptEvents(host, script, port)),
    ]),
    ...hostScripts.flatMap((script) => scriptEvents(host, script, null)),
    ...osEvents(host),
  ];
}

function hostEvent(host: NmapHost): ParsedEvent {
  const data: Record<string, unknown> = {
    address: host.address,
    state: "up",
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
  return {
    type: "port",
    observedAt: host.observedAt,
    asset: host.asset,
    data: { protocol: port.protocol, port: port.port, state: port.state, reason: port.reason, service },
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
    tunnel: "tunnel",
    ostype: "osType",
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

function osEvents(host: NmapHost): ParsedEvent[] {
  const matches = childrenOf(childOf(host.element, "os"), "osmatch")
    .slice(0, MAX_OS_MATCHES)
    .map((match) => ({
      name: cleanLine(match.attributes.name ?? "", 200),
      accuracy: wholeNumber(match.attributes.accuracy, 0, 100),
      cpe: childrenOf(match, "osclass").flatMap((osClass) =>
        childrenOf(osClass, "cpe").map(({ text }) => cleanLine(text, 200)),
      ),
    }));
  if (matches.length === 0) return [];
  return [{ type: "os", observedAt: host.observedAt, asset: host.asset, data: { matches } }];
}

import { formatAddress, parseRange } from "../../addresses.ts";
import { cleanLine } from "../../finding.ts";
import { type EveRecord, isRecord } from "./eve-reader.ts";

/** Linux chooses ports of clients from here on; other systems above it. */
const FIRST_RANDOM_PORT = 32_768;

/** One alert as a record tells it. Addresses are canonical; what a record does not say is null or empty. */
export interface Alert {
  gid: number;
  /** Null in records that name the rule by its text only. */
  sid: number | null;
  rev: number | null;
  signature: string;
  category: string;
  priority: number | null;
  action: string;
  /** ISO 8601, UTC. */
  at: string;
  source: string | null;
  sourcePort: number | null;
  destination: string | null;
  destinationPort: number | null;
  protocol: string;
  appProtocol: string;
  isToClient: boolean;
  interfaceName: string;
  record: EveRecord;
  details: EveRecord;
}

/** Reads a record with an `alert` object; a sentence's end instead when it cannot be one. `fallback` is the time of records without. */
export function readAlert(record: EveRecord, fallback: Date): Alert | string {
  const details = isRecord(record.alert) ? record.alert : flatDetails(record);
  if (details === null) return "is an alert without its details";
  const sid = wholeOf(details.signature_id) ?? wholeOf(details.sid);
  if (sid === null && textOf(details.signature, 300) === "") return "is an alert without a signature";
  const sourcePort = portOf(record.src_port);
  const destinationPort = portOf(record.dest_port);
  return {
    gid: wholeOf(details.gid) ?? 1,
    sid,
    rev: wholeOf(details.rev),
    signature: textOf(details.signature, 300),
    category: textOf(details.category, 300),
    priority: wholeOf(details.severity),
    action: textOf(details.action, 20),
    at: timeOf(record.timestamp) ?? timeOf(record["@timestamp"]) ?? fallback.toISOString(),
    source: addressOf(record.src_ip),
    sourcePort,
    destination: addressOf(record.dest_ip),
    destinationPort,
    protocol: textOf(record.proto, 40).toLowerCase(),
    appProtocol: textOf(record.app_proto, 40).replace(/^(?:failed|unknown)$/, ""),
    isToClient:
      typeof record.direction === "string"
        ? record.direction === "to_client"
        : isAnswer(sourcePort, destinationPort),
    interfaceName: textOf(record.in_iface, 64),
    record,
    details,
  };
}

/** Before version 7 a record does not say which way its packet went: an answer goes to a port that was chosen at random. */
function isAnswer(sourcePort: number | null, destinationPort: number | null): boolean {
  if (sourcePort === null || destinationPort === null) return false;
  return sourcePort < FIRST_RANDOM_PORT && destinationPort >= FIRST_RANDOM_PORT;
}

/** Collectors of logs flatten records: `"alert.signature_id": 1`. */
function flatDetails(record: EveRecord): EveRecord | null {
  const own = Object.entries(record).filter(([key]) => key.startsWith("alert."));
  return own.length === 0 ? null : Object.fromEntries(own.map(([key, value]) => [key.slice(6), value]));
}

/** Suricata writes "2023-11-14T22:13:20.000005+0000"; others seconds since 1970. ISO 8601 in UTC, or null. */
export function timeOf(value: unknown): string | null {
  const seconds = typeof value === "string" && /^\d{9,10}(?:\.\d{1,9})?$/.test(value) ? Number(value) : value;
  if (typeof seconds === "number" && seconds > 0 && seconds < 4_102_444_800)
    return new Date(seconds * 1_000).toISOString();
  if (typeof value !== "string") return null;
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/.exec(value.trim());
  if (!match) return null;
  const [, day, time, fraction = "", zone = "Z"] = match;
  const offset = zone.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2");
  const date = new Date(`${day}T${time}${fraction.slice(0, 4)}${offset}`);
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1970 ? null : date.toISOString();
}

export function wholeOf(value: unknown): number | null {
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

export function textOf(value: unknown, maxLength: number): string {
  return typeof value === "string" ? cleanLine(value, maxLength) : "";
}

/** A single address in canonical spelling, or null. */
export function addressOf(value: unknown): string | null {
  const range = typeof value === "string" && value.length <= 45 ? parseRange(value) : null;
  if (range === null || range.first !== range.last) return null;
  return formatAddress(range.family, range.first);
}

function portOf(value: unknown): number | null {
  const port = wholeOf(value);
  return port !== null && port <= 65_535 ? port : null;
}

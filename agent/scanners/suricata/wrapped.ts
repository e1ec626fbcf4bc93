import { type EveRecord, isRecord } from "./eve-reader.ts";

const MAX_DEPTH = 5;
/** Where search engines and log collectors put the records, or the one record, that they pass on. */
const LISTS = ["hits", "events", "records", "results", "data", "alerts"];
const ONE = ["_source", "result", "suricata", "eve", "event", "json"];
const TEXTS = ["message", "_raw", "log", "original"];

/** Records that a value holds: itself, or those that others have wrapped. Empty when there is none. */
export function recordsOf(value: unknown, depth = 0): EveRecord[] {
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item) => recordsOf(item, depth + 1));
  if (!isRecord(value)) return [];
  if (isEve(value)) return [value];
  const inner =
    LISTS.map((key) => value[key]).find((list) => Array.isArray(list) || isRecord(list)) ??
    ONE.map((key) => value[key]).find(isRecord);
  const found = inner === undefined ? [] : recordsOf(inner, depth + 1);
  if (found.length > 0) return found.map((record) => withMoved(record, value));
  return TEXTS.flatMap((key) => recordsOf(parseRecord(value[key]), depth + 1)).slice(0, 1);
}

function isEve(value: EveRecord): boolean {
  return typeof value.event_type === "string" || isRecord(value.alert);
}

/** Collectors move the endpoints and the time out of the record (Elastic Common Schema). */
function withMoved(record: EveRecord, wrapper: EveRecord): EveRecord {
  const { source, destination, network } = wrapper;
  const timestamp = wrapper["@timestamp"] ?? wrapper.timestamp;
  return {
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(isRecord(source) ? { src_ip: source.ip, src_port: source.port } : {}),
    ...(isRecord(destination) ? { dest_ip: destination.ip, dest_port: destination.port } : {}),
    ...(isRecord(network) ? { proto: network.transport, app_proto: network.protocol } : {}),
    ...record,
  };
}

function parseRecord(text: unknown): unknown {
  if (typeof text !== "string" || !text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a message of another kind
  }
}

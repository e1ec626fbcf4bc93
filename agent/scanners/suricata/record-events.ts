import type { ParsedEvent } from "../../finding.ts";
import { addressOf, textOf, timeOf, wholeOf } from "./alert.ts";
import { type EveRecord, isRecord } from "./eve-reader.ts";

const MAX_BYTES = 16 * 1024;
/** What the event tells in its own fields. */
const TOLD = ["timestamp", "event_type", "src_ip", "dest_ip"];

/** An observation of a record that is no alert: all that it says, up to 16 KiB. */
export function recordEvent(record: EveRecord, type: string, fallback: Date): ParsedEvent {
  const source = addressOf(record.src_ip);
  const destination = addressOf(record.dest_ip);
  const address = destination ?? source;
  const own = Object.entries(record).filter(([key]) => !TOLD.includes(key) && key.length <= 100);
  const details = Object.fromEntries(own.slice(0, 100));
  const known = isRecord(record[type]) ? { [type]: record[type] } : {};
  const rest = fits(details)
    ? details
    : fits(known)
      ? known
      : { flow_id: wholeOf(record.flow_id), truncated: true };
  return {
    type:
      type
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^[^a-z]+/, "")
        .slice(0, 40) || "record",
    observedAt: timeOf(record.timestamp) ?? fallback.toISOString(),
    asset:
      address === null
        ? { kind: "INTERFACE", name: textOf(record.in_iface, 64) || "unknown" }
        : { kind: "HOST", address },
    data: { source, destination, ...rest },
  };
}

function fits(details: EveRecord): boolean {
  return JSON.stringify(details).length <= MAX_BYTES;
}

import type { Progress } from "../../scanner.ts";
import type { RunScope } from "./coverage.ts";
import type { EngineLog } from "./engine-log.ts";

/** Bytes that a packet takes in a pcap file beside its data. */
const PACKET_HEADER_BYTES = 16;

/** How much of the file is read, by Suricata's own count, or how much of the time has passed. */
export function suricataProgress(scope: RunScope | null, engine: EngineLog, elapsedMs: number): Progress {
  const { packets, bytes, drops } = engine.counts;
  if (scope === null) return { fraction: 0, note: "reading records" };
  if (scope.seconds !== null) {
    const seconds = Math.min(scope.seconds, Math.floor(elapsedMs / 1_000));
    const note = `${seconds} of ${scope.seconds} s, ${packets ?? 0} packets, ${drops ?? 0} dropped`;
    return { fraction: Math.min(0.99, elapsedMs / 1_000 / scope.seconds), note };
  }
  if (!engine.isStarted && packets === null) return { fraction: 0, note: "loading rules" };
  const done = (bytes ?? 0) + PACKET_HEADER_BYTES * (packets ?? 0);
  const fraction = scope.fileBytes ? Math.min(0.99, done / scope.fileBytes) : 0;
  return { fraction, note: `${packets ?? 0} packets`, isEstimate: true };
}

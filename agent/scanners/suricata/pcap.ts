import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { messageOf } from "../../logger.ts";
import { PlanError } from "../../scanner.ts";

/** pcap in both byte orders, with micro- or nanoseconds, and pcapng. */
const MAGIC = ["a1b2c3d4", "d4c3b2a1", "a1b23c4d", "4d3cb2a1", "0a0d0d0a"];
const FILE_HEADER_BYTES = 24;

/**
 * Size in bytes of a file of packets. Looked at first, since Suricata with one thread waits a minute before it gives up on a
 * file that is none. Throws PlanError, which calls the file `name`, for what cannot be one.
 */
export function requirePcapFile(path: string, name = path): number {
  const { header, size } = readStart(path, name);
  if (!MAGIC.includes(header))
    throw new PlanError("PCAP_UNREADABLE", `${name} is not a file of packets (pcap or pcapng).`);
  if (size <= FILE_HEADER_BYTES) throw new PlanError("PCAP_UNREADABLE", `${name} holds no packet.`);
  return size;
}

function readStart(path: string, name: string): { header: string; size: number } {
  try {
    const file = openSync(path, "r");
    try {
      const stat = fstatSync(file);
      if (!stat.isFile()) throw new Error("it is no regular file");
      const start = Buffer.alloc(4);
      readSync(file, start, 0, start.length, 0);
      return { header: start.toString("hex"), size: stat.size };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new PlanError("PCAP_UNREADABLE", `${name} cannot be read: ${messageOf(error)}`);
  }
}

import { crc32 } from "node:zlib";

/** Starts every record. 0xFF never occurs in UTF-8, so no payload holds it; the last byte is the version of the format. */
const MARKER = Buffer.from([0xff, 0x41, 0x44, 0x01]);
const MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;

/** Bytes before the payload: marker, length of the payload, CRC32 of length and payload, each of four (big endian). */
export const HEADER_BYTES = 12;

/** A record found in a buffer: from `start` up to, not including, `end`. */
export interface FoundRecord {
  start: number;
  end: number;
  payload: string;
}

/** Frames one payload so that damage to it is noticed, and the record after it is found all the same. */
export function encodeRecord(payload: string): Buffer {
  const length = Buffer.byteLength(payload);
  if (length > MAX_PAYLOAD_BYTES) throw new RangeError(`A spool record of ${length} bytes is too large.`);
  const record = Buffer.allocUnsafe(HEADER_BYTES + length);
  MARKER.copy(record);
  record.writeUInt32BE(length, 4);
  record.write(payload, HEADER_BYTES, "utf8");
  record.writeUInt32BE(checksum(record), 8);
  return record;
}

/** Length in bytes of the record that `header` begins, or null when these 12 bytes begin none. */
export function recordLength(header: Buffer): number | null {
  if (header.length < HEADER_BYTES || !header.subarray(0, MARKER.length).equals(MARKER)) return null;
  const length = header.readUInt32BE(4);
  return length > MAX_PAYLOAD_BYTES ? null : HEADER_BYTES + length;
}

/** The first intact record at or after `from`, or null when there is none. Never throws, whatever the bytes are. */
export function findRecord(bytes: Buffer, from = 0): FoundRecord | null {
  for (let start = bytes.indexOf(MARKER, from); start >= 0; start = bytes.indexOf(MARKER, start + 1)) {
    const length = recordLength(bytes.subarray(start, start + HEADER_BYTES));
    if (length === null || start + length > bytes.length) continue;
    const record = bytes.subarray(start, start + length);
    if (checksum(record) !== record.readUInt32BE(8)) continue;
    return { start, end: start + length, payload: record.toString("utf8", HEADER_BYTES) };
  }
  return null;
}

function checksum(record: Buffer): number {
  return crc32(record.subarray(HEADER_BYTES), crc32(record.subarray(4, 8)));
}

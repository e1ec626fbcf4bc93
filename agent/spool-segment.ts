import { open } from "node:fs/promises";
import type { AttemptKey } from "./report.ts";
import { type FoundRecord, findRecord, HEADER_BYTES, recordLength } from "./spool-record.ts";

const NAME = /^([\w-]{1,100})\.([1-9]\d{0,9})\.(\d{10})\.spool$/;

/** One file of an attempt's records. */
export interface Segment {
  file: string;
  /** Number of its first record; the file's name says it too, so that a lost beginning is noticed. */
  first: number;
  /** Bytes that are on the disk for certain. What lies behind them does not count. */
  bytes: number;
}

/** `<assignment>.<attempt>.<number of the first record>.spool` */
export function segmentName({ assignmentId, attempt }: AttemptKey, first: number): string {
  return `${assignmentId}.${attempt}.${String(first).padStart(10, "0")}.spool`;
}

/** Null for a name that `segmentName` does not give. */
export function parseSegmentName(name: string): { key: AttemptKey; first: number } | null {
  const [, assignmentId, attempt, first] = NAME.exec(name) ?? [];
  if (assignmentId === undefined) return null;
  return { key: { assignmentId, attempt: Number(attempt) }, first: Number(first) };
}

/** The head's ids are UUIDs. Whatever else it may send becomes part of a file's name, and must not lead elsewhere. */
export function isUsableKey(key: AttemptKey): boolean {
  return NAME.test(segmentName(key, 1));
}

/**
 * The first intact record at or after `from` within the first `until` bytes of a file; null when there is none.
 * `skipped` is what lay before it, or the whole rest: empty unless the file is damaged. Throws when it cannot be read.
 */
export async function readRecord(
  file: string,
  from: number,
  until: number,
): Promise<{ found: FoundRecord | null; skipped: Buffer }> {
  const handle = await open(file, "r");
  try {
    const read = async (length: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    const length = recordLength(await read(Math.min(HEADER_BYTES, until - from)));
    const record = length !== null && from + length <= until ? findRecord(await read(length)) : null;
    const bytes = record?.start === 0 ? null : await read(until - from);
    const found = bytes === null ? record : findRecord(bytes);
    return {
      found: found && { ...found, start: from + found.start, end: from + found.end },
      skipped: bytes === null ? Buffer.alloc(0) : bytes.subarray(0, found?.start ?? bytes.length),
    };
  } finally {
    await handle.close();
  }
}

/** Makes the names of new files durable. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

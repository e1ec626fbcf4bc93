import { type FileHandle, open, rename, truncate, unlink } from "node:fs/promises";
import { join } from "node:path";
import { type AttemptKey, eventsIn, type Report } from "./report.ts";
import { formatEntry } from "./spool-entry.ts";
import { encodeRecord } from "./spool-record.ts";
import { type Segment, segmentName, syncDirectory } from "./spool-segment.ts";

/** A segment takes no more records once it has reached this size: then it is deleted as a whole when all are delivered. */
const SEGMENT_BYTES = 1024 * 1024;

export interface AppenderOptions {
  directory: string;
  key: AttemptKey;
  segments: Segment[];
  /** Takes the last segment out of the list where all of it was delivered. */
  takeDelivered: () => Segment | null;
}

/**
 * Appends an attempt's records to its segments. Records wait in memory until `write` and `commit` have put them on the
 * disk; both are the writer's to call, one at a time.
 */
export class SegmentAppender {
  readonly #directory: string;
  readonly #key: AttemptKey;
  /** Shared with the cursor: the appender adds at its end, the cursor takes from its beginning. */
  readonly #segments: Segment[];
  readonly #takeDelivered: () => Segment | null;
  #waiting: { number: number; bytes: Buffer; durable: () => void }[] = [];
  #active: { segment: Segment; handle: FileHandle; isNew: boolean } | null = null;
  #batch = { count: 0, bytes: 0 };
  #number = 0;
  #events = 0;
  #writing: Promise<boolean> | null = null;
  #witness: string | null = null;
  #shallRelease = false;
  #isClosed = false;

  constructor({ directory, key, segments, takeDelivered }: AppenderOptions) {
    this.#directory = directory;
    this.#key = key;
    this.#segments = segments;
    this.#takeDelivered = takeDelivered;
  }

  /** Records appended by this process. */
  get recordCount(): number {
    return this.#number;
  }

  /** Bytes of records not on the disk yet. */
  get waitingBytes(): number {
    return this.#waiting.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** Numbers a report and keeps it for the next `write`. Resolves when it is on the disk, or will never be as all is closed. */
  append(report: Report): Promise<void> {
    if (this.#isClosed) return Promise.resolve();
    this.#number += 1;
    this.#events += eventsIn(report);
    const bytes = encodeRecord(formatEntry({ number: this.#number, events: this.#events, report }));
    return new Promise((durable) => this.#waiting.push({ number: this.#number, bytes, durable }));
  }

  /** With the next `write`, lets go of delivered records that are still there because their file is in use. */
  release(): void {
    this.#shallRelease = true;
  }

  /**
   * Writes and syncs what waits. True when a file is new: then its directory must be synced before `commit`. When it throws
   * nothing counts as written, and the next call tries again, in a fresh file: after a failed sync nobody knows what
   * the old one holds.
   */
  write(): Promise<boolean> {
    this.#writing = this.#write();
    return this.#writing;
  }

  /** What was written last counts as durable. */
  commit(): void {
    if (!this.#active || this.#batch.count === 0) return;
    if (this.#active.isNew) this.#segments.push(this.#active.segment);
    this.#active.isNew = false;
    this.#active.segment.bytes += this.#batch.bytes;
    for (const { durable } of this.#waiting.splice(0, this.#batch.count)) durable();
    this.#batch = { count: 0, bytes: 0 };
  }

  /** Gives up what waits, and closes the file; nothing is written any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#writing?.catch(() => null); // the writer is told of it
    for (const { durable } of this.#waiting.splice(0)) durable();
    const active = this.#active;
    await this.#finish().catch(() => null); // whatever counts was synced before
    if (active?.isNew) await unlink(active.segment.file).catch(() => null);
  }

  /** Deletes all that there is, after `close`. */
  async remove(): Promise<void> {
    const files = this.#segments.splice(0).map(({ file }) => file);
    if (this.#witness !== null) files.push(this.#witness);
    // Absent ones are as good.
    await Promise.all(files.map((file) => unlink(file).catch(() => null)));
  }

  async #write(): Promise<boolean> {
    if (this.#isClosed) return false;
    if (this.#shallRelease) await this.#releaseDelivered();
    const records = [...this.#waiting];
    const [first] = records;
    if (first === undefined) return false;
    if (this.#active && this.#active.segment.bytes >= SEGMENT_BYTES) await this.#finish();
    const active = this.#active ?? (await this.#open(first.number));
    const data = Buffer.concat(records.map(({ bytes }) => bytes));
    try {
      await writeAt(active.handle, data, active.segment.bytes);
      await active.handle.datasync();
    } catch (error) {
      this.#active = null;
      this.#shallRelease = true;
      // Both only to save space: what follows the durable bytes is not read again in any case.
      await active.handle.truncate(active.segment.bytes).catch(() => null);
      await active.handle.close().catch(() => null);
      throw error;
    }
    this.#batch = { count: records.length, bytes: data.length };
    return active.isNew;
  }

  async #finish(): Promise<void> {
    const active = this.#active;
    this.#active = null;
    await active?.handle.close();
  }

  /**
   * Needs no space, so it helps a full disk too. The emptied file stays, named after the record to come, as the only
   * witness that the attempt exists.
   */
  async #releaseDelivered(): Promise<void> {
    this.#shallRelease = false;
    const delivered = this.#takeDelivered();
    if (delivered === null) return;
    this.#witness = delivered.file;
    await this.#finish();
    const witness = this.#fileOf(this.#number - this.#waiting.length + 1);
    await rename(delivered.file, witness);
    this.#witness = witness;
    await syncDirectory(this.#directory);
    await truncate(witness);
  }

  #fileOf(first: number): string {
    return join(this.#directory, segmentName(this.#key, first));
  }

  async #open(first: number): Promise<{ segment: Segment; handle: FileHandle; isNew: boolean }> {
    const file = this.#fileOf(first);
    const handle = await open(file, "w", 0o600);
    this.#active = { segment: { file, first, bytes: 0 }, handle, isNew: true };
    return this.#active;
  }
}

async function writeAt(handle: FileHandle, data: Buffer, position: number): Promise<void> {
  for (let done = 0; done < data.length; ) {
    const { bytesWritten } = await handle.write(data, done, data.length - done, position + done);
    done += bytesWritten;
  }
}

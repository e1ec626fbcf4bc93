import { unlink } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, messageOf } from "./logger.ts";
import { type Entry, parseEntry } from "./spool-entry.ts";
import { readRecord, type Segment } from "./spool-segment.ts";

const READ_TRIES = 5;
const READ_PAUSE_MS = 20;

/** Bytes of a segment that hold no intact record. */
export interface Damage {
  /** Segment and offset, as a file's name. */
  name: string;
  bytes: Buffer;
}

export interface CursorOptions {
  log: Logger;
  /** Records are missing: called once for each gap, with whatever lay in their place. */
  onLost: (count: number, damages: readonly Damage[]) => void;
}

/**
 * Reads an attempt's records in order, and deletes each segment once it is passed. Record numbers tell what is missing:
 * unreadable bytes without a gap after them are a write that never was finished, and nothing is lost with them.
 */
export class SegmentCursor {
  readonly #segments: Segment[];
  readonly #options: CursorOptions;
  #offset = 0;
  #expected: number;
  #current: { entry: Entry; end: number } | null = null;
  #damages: Damage[] = [];
  /** Records missing so far. */
  lost = 0;

  constructor(segments: Segment[], options: CursorOptions) {
    this.#segments = segments;
    this.#options = options;
    this.#expected = segments[0]?.first ?? 1;
  }

  /** The entry at the cursor; null when nothing more is on the disk now. Never throws. */
  async peek(): Promise<Entry | null> {
    for (;;) {
      if (this.#current) return this.#current.entry;
      const segment = this.#segments[0];
      if (segment === undefined) return null;
      if (this.#offset < segment.bytes) await this.#read(segment);
      else if (this.#segments.length === 1) return null;
      else await this.#pass(segment);
    }
  }

  /** Moves behind the entry that was peeked at. */
  advance(): void {
    if (!this.#current) return;
    this.#offset = this.#current.end;
    this.#expected = this.#current.entry.number + 1;
    this.#current = null;
  }

  /** Number of the last record that was passed, those that are missing included. */
  get passedCount(): number {
    return this.#expected - 1;
  }

  /** True when the cursor is behind all that is on the disk. */
  get isAtEnd(): boolean {
    const [segment] = this.#segments;
    return segment === undefined || (this.#segments.length === 1 && this.#offset >= segment.bytes);
  }

  /** Takes the last segment away where all of it was delivered; null otherwise. Its file is then the caller's to delete. */
  takeDelivered(): Segment | null {
    if (!this.isAtEnd) return null;
    this.#offset = 0;
    return this.#segments.shift() ?? null;
  }

  async #read(segment: Segment): Promise<void> {
    const { found, skipped } = await this.#find(segment);
    if (skipped.length > 0)
      this.#damages.push({ name: `${basename(segment.file)}.${this.#offset}`, bytes: skipped });
    if (found === null) {
      this.#offset = segment.bytes;
      return;
    }
    const entry = parseEntry(found.payload);
    this.#offset = found.start;
    if (entry === null)
      this.#damages.push({
        name: `${basename(segment.file)}.${found.start}`,
        bytes: Buffer.from(found.payload),
      });
    // A record that had to be written twice is there twice.
    if (entry === null || entry.number < this.#expected) this.#offset = found.end;
    else this.#arrive(entry, found.end);
  }

  /** What cannot be read at the fifth try is given up: the gap in the numbers tells of it. */
  async #find(segment: Segment): ReturnType<typeof readRecord> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await readRecord(segment.file, this.#offset, segment.bytes);
      } catch (error) {
        const line = { op: "spool.read", segment: basename(segment.file), tries };
        this.#options.log.error({ ...line, error: { message: messageOf(error) } });
        if (tries === READ_TRIES) return { found: null, skipped: Buffer.alloc(0) };
        await sleep(READ_PAUSE_MS * 2 ** tries, null, { ref: false });
      }
    }
  }

  #arrive(entry: Entry, end: number): void {
    const missing = entry.number - this.#expected;
    this.lost += missing;
    if (missing > 0) this.#options.onLost(missing, this.#damages);
    this.#damages = [];
    this.#current = { entry, end };
  }

  async #pass(segment: Segment): Promise<void> {
    this.#segments.shift();
    this.#offset = 0;
    await unlink(segment.file).catch((error: unknown) =>
      this.#options.log.warn({
        op: "spool.delete",
        segment: basename(segment.file),
        error: { message: messageOf(error) },
      }),
    );
  }
}

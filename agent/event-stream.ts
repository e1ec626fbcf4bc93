import { boundedEvent, type ParsedEvent, type ScanEvent } from "./finding.ts";

const MAX_CHUNK_EVENTS = 500;
/** Below the head's 1 MiB for a chunk, so that the call around it fits as well. */
const MAX_CHUNK_BYTES = 900 * 1024;
/** Findings are to appear while the scan runs. */
const FLUSH_MS = 500;

/** Numbers an attempt's events and groups them into chunks: full ones at once, others after half a second. */
export class EventStream {
  readonly #put: (events: ScanEvent[]) => Promise<void>;
  #chunk: ScanEvent[] = [];
  #chunkBytes = 0;
  #timer: NodeJS.Timeout | null = null;
  /** Keeps chunks in order, the timer's among them. */
  #flushing: Promise<void> = Promise.resolve();
  /** Number of events so far. */
  count = 0;

  constructor(put: (events: ScanEvent[]) => Promise<void>) {
    this.#put = put;
  }

  async add(events: readonly ParsedEvent[]): Promise<void> {
    for (const parsed of events) {
      const event: ScanEvent = { sequence: this.count + 1, ...boundedEvent(parsed) };
      const bytes = Buffer.byteLength(JSON.stringify(event)) + 1;
      if (this.#chunk.length >= MAX_CHUNK_EVENTS || this.#chunkBytes + bytes > MAX_CHUNK_BYTES)
        await this.flush();
      this.count += 1;
      this.#chunk.push(event);
      this.#chunkBytes += bytes;
    }
    // A timer that cannot put has been told so by the next flush, which meets the same promise.
    if (this.#chunk.length > 0)
      this.#timer ??= setTimeout(() => void this.flush().catch(() => null), FLUSH_MS);
  }

  /** Hands over what is collected. Also the end: afterwards no timer is left. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const events = this.#chunk;
    this.#chunk = [];
    this.#chunkBytes = 0;
    if (events.length > 0) this.#flushing = this.#flushing.then(() => this.#put(events));
    return this.#flushing;
  }
}

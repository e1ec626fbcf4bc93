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
  /** One put at a time: that keeps chunks in order, and no more than two chunks in memory while nothing is taken. */
  #putting: Promise<void> | null = null;
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
    this.#flushSoon();
  }

  /** Hands over what is collected. Also the end: afterwards no timer is left. */
  async flush(): Promise<void> {
    while (this.#putting) await this.#putting;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const events = this.#chunk;
    if (events.length === 0) return;
    this.#chunk = [];
    this.#chunkBytes = 0;
    this.#putting = this.#put(events).finally(() => {
      this.#putting = null;
      this.#flushSoon();
    });
    await this.#putting;
  }

  #flushSoon(): void {
    if (this.#chunk.length === 0 || this.#putting || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      // Where it fails, the next flush fails too, and is listened to.
      void this.flush().catch(() => null);
    }, FLUSH_MS);
  }
}

const LINE_FEED = 0x0a;

/** One line without its line feed. */
export interface Line {
  /** At most the reader's `maxLineBytes`. */
  bytes: Buffer;
  /** 1 for the first line. */
  number: number;
  /** The line was longer, and its rest was dropped. */
  isCut: boolean;
  /** False for a last line without a line feed: the output may have been cut inside it. */
  isEnded: boolean;
}

/** Cuts a stream of bytes into lines, keeping at most one line of at most `maxLineBytes` in memory. */
export class LineReader {
  readonly #maxLineBytes: number;
  #pieces: Buffer[] = [];
  #keptBytes = 0;
  #isCut = false;
  #number = 0;

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
  }

  /** The lines that this chunk ends. */
  *write(chunk: Uint8Array): Generator<Line> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      this.#keep(bytes.subarray(start, end));
      start = end + 1;
      yield this.#take(true);
    }
    this.#keep(bytes.subarray(start));
  }

  /** What follows the last line feed; null when there is nothing. */
  end(): Line | null {
    return this.#keptBytes === 0 ? null : this.#take(false);
  }

  #keep(piece: Buffer): void {
    const room = this.#maxLineBytes - this.#keptBytes;
    if (piece.length > room) this.#isCut = true;
    const kept = piece.subarray(0, room);
    if (kept.length === 0) return;
    // A copy: the chunk may be large, and must not live as long as its last few bytes.
    this.#pieces.push(Buffer.from(kept));
    this.#keptBytes += kept.length;
  }

  #take(isEnded: boolean): Line {
    const [first] = this.#pieces;
    const bytes = first && this.#pieces.length === 1 ? first : Buffer.concat(this.#pieces);
    const line = { bytes, number: ++this.#number, isCut: this.#isCut, isEnded };
    this.#pieces = [];
    this.#keptBytes = 0;
    this.#isCut = false;
    return line;
  }
}

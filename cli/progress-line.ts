import type { WriteStream } from "node:tty";
import truncate from "cli-truncate";

const BAR_WIDTH = 24;
/** Of a terminal that does not tell how many columns it has. */
const UNKNOWN_WIDTH = 80;

/**
 * One line that says how far something is. A terminal sees it change in place, with a bar; anything else gets a line for
 * each new text, and no bar.
 */
export class ProgressLine {
  readonly #stream: Pick<WriteStream, "write" | "isTTY" | "columns">;
  #last = "";

  constructor(stream: Pick<WriteStream, "write" | "isTTY" | "columns">) {
    this.#stream = stream;
  }

  /** Shows a text, and the share that is done (0 to 1) where it is known. */
  show(text: string, done: { share: number; isEstimate: boolean } | null): void {
    if (!this.#stream.isTTY) {
      if (text !== this.#last) this.#stream.write(`${text}\n`);
      this.#last = text;
      return;
    }
    const line =
      done === null
        ? text
        : `${bar(done.share)} ${done.isEstimate ? "about " : ""}${percent(done.share)} ${text}`;
    this.#stream.write(
      `\r\u001b[2K${truncate(line, Math.max(20, (this.#stream.columns || UNKNOWN_WIDTH) - 1))}`,
    );
    this.#last = text;
  }

  /** Takes the line away where it was one. */
  clear(): void {
    if (this.#stream.isTTY && this.#last) this.#stream.write("\r\u001b[2K");
    this.#last = "";
  }
}

function bar(share: number): string {
  const full = Math.round(Math.min(1, Math.max(0, share)) * BAR_WIDTH);
  return `${"█".repeat(full)}${"░".repeat(BAR_WIDTH - full)}`;
}

const percent = (share: number) => `${String(Math.round(share * 100)).padStart(3)} %`;

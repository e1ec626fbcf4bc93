import { isNoise } from "./noise.ts";
import { type Result, readResult, readResultOf } from "./result-line.ts";

export interface NumberedResult {
  /** Null for a line that is no result. */
  result: Result | null;
  /** The line, as bytes in latin1. */
  text: string;
  line: number;
  /** The line before it was none: it may be the middle of a file's name, made to look like a result. */
  isSuspect: boolean;
}

/**
 * Puts lines together to results. clamscan prints names raw, so a name with line feeds takes several lines, each of which
 * may look like a result of its own; names that are known to hold line feeds are recognised as a whole.
 */
export class ResultReader {
  readonly #names = new Map<string, string[][]>();
  #held: { text: string; line: number }[] = [];
  #isBroken = false;

  /** In the middle of a name. */
  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  /** Tells names with line feeds, as bytes in latin1. */
  know(names: readonly string[]): void {
    for (const name of names) {
      const pieces = name.split("\n");
      const [first = ""] = pieces;
      this.#names.set(first, [...(this.#names.get(first) ?? []), pieces]);
    }
  }

  add(text: string, line: number): NumberedResult[] {
    if (this.#held.length === 0 && !this.#names.has(text)) return [this.#single(text, line)];
    this.#held.push({ text, line });
    const candidates = this.#candidates();
    for (const pieces of candidates) {
      const result = this.#whole(pieces);
      if (result === null) continue;
      const [first] = this.#held;
      this.#held = [];
      this.#isBroken = false;
      return [{ result, text: pieces.join("\n"), line: first?.line ?? line, isSuspect: false }];
    }
    return candidates.length > 0 ? [] : this.#release();
  }

  end(): NumberedResult[] {
    return this.#release();
  }

  /** Names that agree with all held lines. */
  #candidates(): string[][] {
    const names = this.#names.get(this.#held[0]?.text ?? "") ?? [];
    return names.filter((pieces) =>
      this.#held.every(({ text }, index) =>
        index === pieces.length - 1 ? text.startsWith(`${pieces[index]}: `) : text === pieces[index],
      ),
    );
  }

  #whole(pieces: string[]): Result | null {
    if (this.#held.length !== pieces.length) return null;
    const last = pieces.at(-1) ?? "";
    const status = this.#held.at(-1)?.text.slice(last.length + 2) ?? "";
    return readResultOf(pieces.join("\n"), status);
  }

  /** The held lines were no known name: each is taken for itself, but for the last, which may begin another name. */
  #release(): NumberedResult[] {
    const held = this.#held;
    this.#held = [];
    return held.map(({ text, line }) => this.#single(text, line));
  }

  #single(text: string, line: number): NumberedResult {
    const result = readResult(text);
    const isSuspect = this.#isBroken && result !== null;
    // An empty line says nothing, so what was broken before stays so.
    this.#isBroken = result === null && (this.#isBroken || !isNoise(text));
    return { result, text, line, isSuspect };
  }
}

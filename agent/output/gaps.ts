import type { Coverage } from "../scanner.ts";

/** Most gaps that one list names. */
export const MAX_GAPS = 200;
/** Most unreadable lines that are told by number. */
export const MAX_LINES = 100;

/** Something that was asked for and not examined. */
export interface Gap {
  what: string;
  why: string;
}

/** Up to 200 gaps by name, each once, and the number of the rest. */
export class GapList {
  readonly #gaps = new Map<string, Gap>();
  #moreCount = 0;

  add(gap: Gap): void {
    if (this.#gaps.has(gap.what)) return;
    if (this.#gaps.size < MAX_GAPS) this.#gaps.set(gap.what, gap);
    else this.#moreCount += 1;
  }

  get size(): number {
    return this.#gaps.size;
  }

  toJson(): Gap[] {
    const gaps = [...this.#gaps.values()];
    if (this.#moreCount > 0) gaps.push({ what: `${this.#moreCount} more`, why: "not listed" });
    return gaps;
  }
}

/** Lines of a report that could not be used: up to 100 by number, and how many there are. */
export class UnreadableLines {
  readonly #lines: { line: number; why: string }[] = [];
  total = 0;

  add(line: number, why: string): void {
    this.total += 1;
    if (this.#lines.length < MAX_LINES) this.#lines.push({ line, why });
  }

  toJson(): Coverage {
    return { total: this.total, lines: this.#lines };
  }
}

import type { Coverage } from "../scanner.ts";
import { CUT_MARK } from "./path-text.ts";

/** Most gaps that one list names. */
export const MAX_GAPS = 200;
/** Most unreadable lines that are told by number. */
export const MAX_LINES = 100;

/** Something that was asked for and not examined. */
export interface Gap {
  what: string;
  why: string;
}

/** Text of all names that one list keeps, at most: the head takes a coverage of up to 1 MiB. */
const MAX_NAME_CHARACTERS = 128 * 1024;

/** Up to 200 gaps with their reasons, each once, the number of the rest, and the names of as many as have room. */
export class GapList {
  readonly #gaps = new Map<string, Gap>();
  readonly #names = new Set<string>();
  #characters = 0;
  #isEachNamed = true;
  #moreCount = 0;

  add(gap: Gap): void {
    if (this.#names.has(gap.what)) return;
    this.#keepName(gap.what);
    if (this.#gaps.size < MAX_GAPS) this.#gaps.set(gap.what, gap);
    else this.#moreCount += 1;
  }

  #keepName(name: string): void {
    this.#characters += name.length;
    if (this.#characters <= MAX_NAME_CHARACTERS) this.#names.add(name);
    else this.#isEachNamed = false;
  }

  /** Every gap as an absolute path; null where one is something else, has lost its end, or is not kept. */
  paths(): string[] | null {
    const names = [...this.#names];
    const isEachPath = names.every((name) => name.startsWith("/") && !name.includes(CUT_MARK));
    return this.#isEachNamed && isEachPath ? names : null;
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

import type { Coverage } from "../../scanner.ts";

const MAX_GAPS = 200;
const MAX_LINES = 100;

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

/** One coverage for an attempt of several paths. */
export function mergeYaraCoverage(parts: readonly Coverage[]): Coverage {
  const lists = (key: string) => parts.flatMap((part) => (Array.isArray(part[key]) ? part[key] : []));
  const unreadable = parts.flatMap(({ unreadable }) => (isUnreadable(unreadable) ? [unreadable] : []));
  return {
    scanner: "yara",
    roots: lists("roots"),
    ruleSets: parts.map((part) => part.ruleSets).find(Array.isArray) ?? [],
    slowRules: [...new Map(lists("slowRules").map((slow) => [JSON.stringify(slow), slow])).values()],
    missing: lists("missing").slice(0, MAX_GAPS * 2),
    unreadable: {
      total: unreadable.reduce((sum, { total }) => sum + total, 0),
      lines: unreadable.flatMap(({ lines }) => lines).slice(0, MAX_LINES),
    },
  };
}

function isUnreadable(value: unknown): value is { total: number; lines: unknown[] } {
  return (
    typeof value === "object" &&
    value !== null &&
    "total" in value &&
    typeof value.total === "number" &&
    "lines" in value &&
    Array.isArray(value.lines)
  );
}

import { formatNumber } from "./format.ts";

/** Scans of a full page. */
const FULL_PAGE = 50;

/** Which of the finished scans a page lists. */
export interface ListedScans {
  /** What they were searched for, or empty. */
  search: string;
  /** How many full pages of later ones lie before. */
  pagesBefore: number;
  count: number;
  hasMore: boolean;
}

/** Which finished scans are listed, and how the others are found; nothing where all that there are are listed. */
export function noteOf({ search, pagesBefore, count, hasMore }: ListedScans): string {
  const matching = search ? ` that match “${search}”` : "";
  if (pagesBefore > 0) {
    if (count === 0) return `There are no older finished scans${matching}.`;
    const first = pagesBefore * FULL_PAGE + 1;
    return `${formatNumber(first)} to ${formatNumber(first + count - 1)} of the finished scans${matching}, the latest first.`;
  }
  if (hasMore)
    return `The latest ${count} finished scans${matching}. ${search ? "More words find" : "A search finds"} the others.`;
  if (!search) return count < 2 ? "It takes two finished scans. Run one again, or compare two times." : "";
  if (count === 0)
    return `No finished scan matches “${search}”. All words must match, each of them part of a name or target, a scanner or an id.`;
  return count === 1 ? `1 finished scan matches “${search}”.` : `${count} finished scans match “${search}”.`;
}

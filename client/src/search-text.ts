/** Characters of a search that the head takes, at most. */
export const LONGEST_SEARCH = 200;

/** The search of a page's address, as far as the head takes it; empty for none. A parameter that repeats counts by its first. */
export function readSearch(parameter: string | string[] | undefined): string {
  return ([parameter].flat()[0] ?? "").trim().slice(0, LONGEST_SEARCH).trim();
}

/**
 * The part of a long list that the browser holds: a bounded window from the top down.
 *
 * Pages extend it downwards, changes are folded in by id. The window never has a hole: a changed row that
 * belongs below its boundary is left out, because a later page will bring it.
 */

export interface Identified {
  readonly id: string;
}

export interface Page<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: { readonly hasNextPage: boolean };
}

export interface WindowRules<Row> {
  /** The order of the connection that the pages come from; negative when `a` is above `b`. */
  compare(a: Row, b: Row): number;
  /** Whether a changed row belongs to this list at all (the list's filters). */
  matches(row: Row): boolean;
  /** Most rows to keep when changes arrive. Pages the operator asked for are always kept. */
  capacity: number;
}

export interface ListWindow<Row> {
  /** In the order of `compare`. */
  readonly rows: readonly Row[];
  /** Cursors of the rows that came in a page, by id. */
  readonly cursors: ReadonlyMap<string, string>;
  /** The row at which the window ends; null when everything below is loaded as well. */
  readonly boundary: Row | null;
  /** How many rows the operator asked for page by page. */
  readonly asked: number;
}

/** A window before its first page. */
export function emptyWindow<Row>(): ListWindow<Row> {
  return { rows: [], cursors: new Map(), boundary: null, asked: 0 };
}

/**
 * Adds the next page. Rows already held are kept as they are: they follow their changes and so are never
 * older than the page.
 */
export function withPage<Row extends Identified>(
  window: ListWindow<Row>,
  page: Page<Row>,
  rules: WindowRules<Row>,
): ListWindow<Row> {
  const held = new Map(window.rows.map((row) => [row.id, row]));
  const cursors = new Map(window.cursors);
  for (const edge of page.edges) {
    if (!held.has(edge.node.id)) held.set(edge.node.id, edge.node);
    cursors.set(edge.node.id, edge.cursor);
  }
  return {
    rows: [...held.values()].sort(rules.compare),
    cursors,
    boundary: page.pageInfo.hasNextPage
      ? lower(window.boundary, page.edges.at(-1)?.node ?? null, rules)
      : null,
    asked: Math.max(window.asked, held.size),
  };
}

function lower<Row>(a: Row | null, b: Row | null, rules: WindowRules<Row>): Row | null {
  if (a === null || b === null) return a ?? b;
  return rules.compare(a, b) > 0 ? a : b;
}

/** Folds changed rows in by id. `added` lists the ids that were not held before. */
export function withChanges<Row extends Identified>(
  window: ListWindow<Row>,
  changed: readonly Row[],
  rules: WindowRules<Row>,
): { window: ListWindow<Row>; added: string[] } {
  const held = new Map(window.rows.map((row) => [row.id, row]));
  const added: string[] = [];
  for (const row of changed) {
    const below = window.boundary !== null && rules.compare(row, window.boundary) > 0;
    if (!rules.matches(row) || below) held.delete(row.id);
    else if (held.has(row.id)) held.set(row.id, row);
    else {
      held.set(row.id, row);
      added.push(row.id);
    }
  }
  const rows = [...held.values()].sort(rules.compare);
  const kept = rows.slice(0, Math.max(rules.capacity, window.asked));
  const trimmed = kept.length < rows.length;
  const boundary = trimmed ? (kept.at(-1) ?? null) : window.boundary;
  return { window: { ...window, rows: kept, boundary }, added };
}

/**
 * Where the next page starts: the cursor of the lowest held row that has one; null for the first page.
 * After trimming this may repeat rows that are held, and never skips one.
 */
export function nextPageCursor<Row extends Identified>(window: ListWindow<Row>): string | null {
  for (let index = window.rows.length - 1; index >= 0; index -= 1) {
    const row = window.rows[index];
    const cursor = row && window.cursors.get(row.id);
    if (cursor !== undefined) return cursor;
  }
  return null;
}

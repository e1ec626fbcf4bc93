import type { Page } from "./window.ts";

/**
 * The next page with at least one visible row, or the last one: a list that hides rows could otherwise not
 * get past a page of hidden ones.
 */
export async function loadVisiblePage<Row>(
  after: string | null,
  load: (after: string | null) => Promise<Page<Row>>,
  isVisible: (row: Row) => boolean,
): Promise<Page<Row>> {
  for (let from = after; ; ) {
    const page = await load(from);
    const edges = page.edges.filter((edge) => isVisible(edge.node));
    const last = page.edges.at(-1);
    if (edges.length > 0 || !page.pageInfo.hasNextPage || !last) return { ...page, edges };
    from = last.cursor;
  }
}

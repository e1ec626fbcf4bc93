import { describe, expect, it } from "vitest";
import { loadVisiblePage } from "./visible-page.ts";

const PAGE = 2;
const rows = [9, 8, 7, 6, 5, 4, 3];
const load = async (after: string | null) => {
  const below = rows.filter((row) => after === null || row < Number(after));
  const edges = below.slice(0, PAGE).map((row) => ({ cursor: String(row), node: row }));
  return { edges, pageInfo: { hasNextPage: below.length > PAGE } };
};
const visible = async (after: string | null, shown: readonly number[]) => {
  const page = await loadVisiblePage(after, load, (row) => shown.includes(row));
  return [page.edges.map((edge) => edge.node), page.pageInfo.hasNextPage];
};

describe("pages of a list that hides rows", () => {
  it("goes on past pages without a visible row", async () => {
    expect(await visible(null, [8, 4])).toEqual([[8], true]);
    expect(await visible("8", [8, 4])).toEqual([[4], true]);
  });

  it("ends with the list where nothing visible is left", async () => {
    expect(await visible("4", [8, 4])).toEqual([[], false]);
  });
});

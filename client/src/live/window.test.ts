import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyWindow, nextPageCursor, type Page, withChanges, withPage } from "./window.ts";

interface Row {
  id: string;
  version: number;
}

const newestFirst = (a: Row, b: Row) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
const rules = { compare: newestFirst, matches: () => true, capacity: 3 };
const row = (number: number, version = 1): Row => ({ id: String(number).padStart(3, "0"), version });
const page = (numbers: number[], hasNextPage: boolean): Page<Row> => ({
  edges: numbers.map((number) => ({ cursor: `c${number}`, node: row(number) })),
  pageInfo: { hasNextPage },
});
const ids = (rows: readonly Row[]) => rows.map((each) => Number(each.id));

describe("the window of a list", () => {
  it("keeps the row it holds when a page brings an older copy", () => {
    const first = withPage(emptyWindow<Row>(), page([9, 8], true), rules);
    const changed = withChanges(first, [row(8, 2)], rules).window;
    const more = withPage(changed, page([8, 7], false), rules);
    expect(more.rows).toEqual([row(9), row(8, 2), row(7)]);
    expect(more.boundary).toBeNull();
  });

  it("puts a new row on top and says that it is new", () => {
    const first = withPage(emptyWindow<Row>(), page([2, 1], false), rules);
    const { window, added } = withChanges(first, [row(3)], rules);
    expect(ids(window.rows)).toEqual([3, 2, 1]);
    expect(added).toEqual(["003"]);
  });

  it("leaves out a changed row below its boundary, which a later page brings", () => {
    const first = withPage(emptyWindow<Row>(), page([9, 8], true), rules);
    expect(ids(withChanges(first, [row(4, 2)], rules).window.rows)).toEqual([9, 8]);
  });

  it("removes a row that no longer matches", () => {
    const first = withPage(emptyWindow<Row>(), page([2, 1], false), rules);
    const strict = { ...rules, matches: (each: Row) => each.version < 2 };
    expect(ids(withChanges(first, [row(2, 2)], strict).window.rows)).toEqual([1]);
  });

  it("stays within its capacity and goes on below the last row that it kept", () => {
    const first = withPage(emptyWindow<Row>(), page([3, 2, 1], false), rules);
    const { window } = withChanges(first, [row(4), row(5)], rules);
    expect(ids(window.rows)).toEqual([5, 4, 3]);
    expect(window.boundary).toEqual(row(3));
    expect(nextPageCursor(window)).toBe("c3");
  });

  it("keeps every row that was asked for, beyond the capacity", () => {
    const first = withPage(emptyWindow<Row>(), page([5, 4, 3, 2, 1], true), rules);
    expect(ids(withChanges(first, [row(6)], rules).window.rows)).toEqual([6, 5, 4, 3, 2]);
  });

  it("starts again at the first page when no held row came in a page", () => {
    const { window } = withChanges(emptyWindow<Row>(), [row(4), row(3), row(2), row(1)], rules);
    expect(ids(window.rows)).toEqual([4, 3, 2]);
    expect(nextPageCursor(window)).toBeNull();
  });

  it("never has a hole: it always holds the top of the list, in order, without a repeat", () => {
    const change = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 10 });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), fc.array(fc.boolean()), (bursts, pagings) => {
        const all = new Set<number>([10, 20, 30, 40, 50]);
        const sorted = () => [...all].sort((a, b) => b - a);
        let window = withPage(emptyWindow<Row>(), page(sorted().slice(0, 2), true), rules);
        bursts.forEach((burst, index) => {
          for (const number of burst) all.add(number);
          window = withChanges(
            window,
            burst.map((number) => row(number)),
            rules,
          ).window;
          if (pagings[index]) {
            const after = nextPageCursor(window);
            const below = sorted().filter((number) => after === null || number < Number(after.slice(1)));
            window = withPage(window, page(below.slice(0, 2), below.length > 2), rules);
          }
          expect(ids(window.rows)).toEqual(sorted().slice(0, window.rows.length));
          expect(window.boundary === null).toBe(window.rows.length === all.size);
        });
      }),
    );
  });
});

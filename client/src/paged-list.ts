import {
  type Accessor,
  batch,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  untrack,
} from "solid-js";
import { createStore, reconcile, unwrap } from "solid-js/store";
import { useHead } from "./head.tsx";
import type { Page } from "./live/window.ts";

export interface PagedList<Row> {
  /** Undefined before the first answer. Rows keep their identity over updates. */
  readonly rows: Accessor<readonly Row[] | undefined>;
  readonly hasMore: Accessor<boolean>;
  /** More rows were asked for and are not there yet. */
  readonly isLoadingMore: Accessor<boolean>;
  /** Why the last request failed; null after one that succeeded. */
  readonly error: Accessor<unknown>;
  loadMore(): void;
  /** Reads as many rows anew as there are. */
  reload(): void;
}

type State = { next: string | null; isLoadingMore: boolean; error: unknown };

/**
 * A list that is read page by page, and anew on each catch-up, when it is told to, and when what `source` reads changes,
 * such as a filter: then from its first page. One reading is under way at a time; what is asked for meanwhile is done by the
 * next, so that changes without end neither hold up an answer nor undo a wish for more.
 * @param source reads a page; null where what the list belongs to is gone
 * @param key the field by which rows are known again
 */
export function createPagedList<Row extends object>(
  source: () => (after: string | null) => Promise<Page<Row> | null | undefined>,
  key = "id",
): PagedList<Row> {
  const head = useHead();
  const page = createMemo(source);
  const [held, setHeld] = createStore<{ rows?: readonly Row[] }>({});
  const [state, setState] = createSignal<State>({ next: null, isLoadingMore: false, error: null });
  /** Grows with each source: what a former one answers is dropped. */
  let version = 0;
  let reading: Promise<void> | null = null;
  /** The list is to be read once more after that. */
  let isDue = false;
  /** Rows that were asked for: one beyond those that are there while more of them are read. */
  let wanted = 0;

  const known = () => unwrap(held).rows ?? [];

  /** Adds pages after `after` to the rows before it, until there are `count` of them. */
  async function read(before: readonly Row[], after: string | null, count: number): Promise<void> {
    const mine = version;
    const load = untrack(page);
    try {
      let rows = before;
      let next = after;
      do {
        const { edges = [], pageInfo } = (await load(next)) ?? {};
        if (mine !== version) return;
        rows = [...rows, ...edges.map(({ node }) => node)];
        next = pageInfo?.hasNextPage ? (edges.at(-1)?.cursor ?? null) : null;
      } while (next !== null && rows.length < count);
      batch(() => {
        setHeld(reconcile({ rows }, { key }));
        setState({ next, isLoadingMore: next !== null && rows.length < wanted, error: null });
      });
    } catch (error) {
      if (mine === version) setState((last) => ({ ...last, isLoadingMore: false, error }));
    }
  }

  function start(...[before, after, count]: Parameters<typeof read>): Promise<void> {
    const mine = version;
    reading = read(before, after, count).then(() => {
      if (mine !== version) return undefined;
      reading = null;
      return isDue ? reload() : undefined;
    });
    return reading;
  }

  function reload(): Promise<void> {
    isDue = reading !== null;
    return reading ?? start([], null, Math.max(known().length, wanted));
  }

  function drop(): void {
    version += 1;
    reading = null;
    isDue = false;
    wanted = 0;
  }

  createEffect(
    on(page, () => {
      drop();
      void start([], null, 0);
    }),
  );
  onCleanup(head.link.onCatchUp(reload));
  onCleanup(drop);
  return {
    rows: () => held.rows,
    hasMore: () => state().next !== null,
    isLoadingMore: () => state().isLoadingMore,
    error: () => state().error,
    loadMore() {
      const { next, isLoadingMore } = untrack(state);
      if (next === null || isLoadingMore) return;
      wanted = known().length + 1;
      setState((last) => ({ ...last, isLoadingMore: true }));
      if (reading) isDue = true;
      else void start(known(), next, 0);
    },
    reload: () => void reload(),
  };
}

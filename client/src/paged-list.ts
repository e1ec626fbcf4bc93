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
  readonly isLoading: Accessor<boolean>;
  /** Why the last request failed; null after one that succeeded. */
  readonly error: Accessor<unknown>;
  loadMore(): void;
  /** Reads as many rows anew as there are. */
  reload(): void;
}

/**
 * A list that is read page by page, and anew on each catch-up, when it is told to, and when what `source` reads changes,
 * such as a filter: then from its first page.
 * @param key the field by which rows are known again
 */
export function createPagedList<Row extends object>(
  source: () => (after: string | null) => Promise<Page<Row>>,
  key = "id",
): PagedList<Row> {
  const head = useHead();
  const page = createMemo(source);
  const [held, setHeld] = createStore<{ rows?: readonly Row[] }>({});
  const [state, setState] = createSignal<{ next: string | null; isLoading: boolean; error: unknown }>({
    next: null,
    isLoading: true,
    error: null,
  });
  let latest = 0;
  /** Rows that were asked for: one beyond those that are there while more of them are read. */
  let wanted = 0;

  /** Adds pages after `after` to the rows before it, until there are `count` of them. */
  async function read(before: readonly Row[], after: string | null, count: number): Promise<void> {
    latest += 1;
    const mine = latest;
    const load = untrack(page);
    setState((last) => ({ ...last, isLoading: true }));
    try {
      let rows = before;
      let next = after;
      do {
        const { edges, pageInfo } = await load(next);
        if (mine !== latest) return;
        rows = [...rows, ...edges.map(({ node }) => node)];
        next = pageInfo.hasNextPage ? (edges.at(-1)?.cursor ?? null) : null;
      } while (next !== null && rows.length < count);
      batch(() => {
        setHeld(reconcile({ rows }, { key }));
        setState({ next, isLoading: false, error: null });
      });
    } catch (error) {
      if (mine === latest) setState((last) => ({ ...last, isLoading: false, error }));
    }
  }

  const known = () => unwrap(held).rows ?? [];
  const reload = () => read([], null, Math.max(known().length, wanted));
  createEffect(
    on(page, () => {
      wanted = 0;
      void read([], null, 0);
    }),
  );
  onCleanup(head.link.onCatchUp(reload));
  onCleanup(() => {
    latest += 1;
  });
  return {
    rows: () => held.rows,
    hasMore: () => state().next !== null,
    isLoading: () => state().isLoading,
    error: () => state().error,
    loadMore() {
      const { next, isLoading } = untrack(state);
      if (next === null || isLoading) return;
      wanted = known().length + 1;
      void read(known(), next, 0);
    },
    reload: () => void reload(),
  };
}

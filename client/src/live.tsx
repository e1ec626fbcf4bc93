import { type Accessor, batch, createEffect, createMemo, createSignal, onCleanup, untrack } from "solid-js";
import { createStore, reconcile } from "solid-js/store";
import { graphql } from "./gql/gql.ts";
import { type Head, useHead } from "./head.tsx";
import { type Changes, followList, type ListFollower, type ListState } from "./live/follow-list.ts";
import type { Identified, Page, WindowRules } from "./live/window.ts";
import { hasCode } from "./request-error.ts";

const ChangeCursor_Query = graphql(`
  query ChangeCursor_Query {
    changeCursor
  }
`);

/** A burst of received rows becomes one update of the page. */
const FOLD_EVERY_MS = 80;
const KEPT_ROWS = 500;
const LONGEST_RETRY_MS = 20_000;

/** Where a live list comes from. `compare` is the order of the connection behind `page`. */
export interface LiveListOptions<Row> extends Partial<WindowRules<Row>> {
  compare(a: Row, b: Row): number;
  page(after: string | null): Promise<Page<Row>>;
  changes(after: string): Promise<Changes<Row>>;
  subscribe(receive: (row: Row) => void): () => void;
}

export interface LiveList<Row> {
  readonly rows: readonly Row[];
  readonly state: Accessor<Omit<ListState<Row>, "rows">>;
  loadMore(): void;
  retry(): void;
}

/**
 * A list that stays equal to the head's while the component lives; `followList` says how it cannot miss
 * anything. It starts anew when what `options` reads changes, such as a filter. Rows keep their identity over
 * updates, so the page changes only where a value changed.
 */
export function createLiveList<Row extends Identified>(options: () => LiveListOptions<Row>): LiveList<Row> {
  const head = useHead();
  const [rows, setRows] = createStore<{ list: readonly Row[] }>({ list: [] });
  const [state, setState] = createSignal<Omit<ListState<Row>, "rows">>({
    status: "loading",
    hasMore: false,
    loadingMore: false,
    catchingUp: false,
    error: null,
    arrived: new Set(),
  });
  const source = createMemo(options);
  let follower: ListFollower | undefined;

  function publish(next: ListState<Row>): void {
    const { rows: list, ...rest } = next;
    batch(() => {
      setRows("list", reconcile([...list], { key: "id" }));
      setState(rest);
    });
  }

  createEffect(() => {
    const current = source();
    const started = untrack(() => startFollowing(head, current, publish));
    follower = started.follower;
    onCleanup(started.stop);
  });

  return {
    get rows() {
      return rows.list;
    },
    state,
    loadMore: () => void follower?.loadMore(),
    retry: () => void follower?.catchUp(),
  };
}

/** Starts one follower, has it catch up with the link, and tries again by itself after a failure. */
function startFollowing<Row extends Identified>(
  head: Head,
  options: LiveListOptions<Row>,
  publish: (state: ListState<Row>) => void,
): { follower: ListFollower; stop: () => void } {
  let retry: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  const follower = followList<Row>(
    {
      capacity: options.capacity ?? KEPT_ROWS,
      compare: options.compare,
      matches: options.matches ?? (() => true),
      takeCursor: () => head.ask(ChangeCursor_Query, {}).then((data) => data.changeCursor),
      loadPage: options.page,
      changesAfter: options.changes,
      subscribe: options.subscribe,
      refusesCursor: (error) => hasCode(error, "CURSOR_INVALID"),
    },
    (state) => {
      publish(state);
      if (!state.catchingUp && state.error !== null) retryLater();
      else if (state.error === null) failures = 0;
    },
    { defer: (run) => setTimeout(run, FOLD_EVERY_MS), now: () => performance.now() },
  );
  function retryLater(): void {
    if (retry !== undefined) return;
    failures += 1;
    const waitMs = (0.5 + Math.random() / 2) * Math.min(LONGEST_RETRY_MS, 1_000 * 2 ** failures);
    retry = setTimeout(() => {
      retry = undefined;
      void follower.catchUp();
    }, waitMs);
  }
  const forget = head.link.onCatchUp(() => follower.catchUp());
  void follower.catchUp();
  return {
    follower,
    stop() {
      clearTimeout(retry);
      forget();
      follower.stop();
    },
  };
}

/** Ids are time-ordered: the newest has the greatest. */
export function newestFirst(a: Identified, b: Identified): number {
  return a.id < b.id ? 1 : a.id > b.id ? -1 : 0;
}

export interface LiveValue<Value> {
  /** Undefined before the first answer. Parts keep their identity over updates. */
  readonly value: Accessor<Value | undefined>;
  /** Why the last request failed; null after one that succeeded. */
  readonly error: Accessor<unknown>;
  reload(): void;
}

/** Hints that come in a burst lead to one request. */
const RELOAD_AFTER_MS = 250;

/**
 * A single value, asked for on each catch-up and whenever `hints` says that it may have changed. What comes
 * on the subscription is never taken as the value itself, so nothing can arrive in the wrong order.
 */
export function createLiveValue<Value extends object>(options: {
  load(): Promise<Value>;
  hints(changed: () => void): () => void;
}): LiveValue<Value> {
  const head = useHead();
  const [held, setHeld] = createStore<{ value?: Value }>({});
  const [error, setError] = createSignal<unknown>(null);
  let latest = 0;
  let soon: ReturnType<typeof setTimeout> | undefined;

  async function reload(): Promise<void> {
    latest += 1;
    const mine = latest;
    try {
      const value = await options.load();
      if (mine !== latest) return;
      batch(() => {
        setHeld(reconcile({ value }, { key: "id" }));
        setError(null);
      });
    } catch (cause) {
      if (mine === latest) setError(() => cause);
    }
  }

  function hinted(): void {
    soon ??= setTimeout(() => {
      soon = undefined;
      void reload();
    }, RELOAD_AFTER_MS);
  }

  onCleanup(head.link.onCatchUp(reload));
  onCleanup(options.hints(hinted));
  onCleanup(() => {
    clearTimeout(soon);
    latest += 1;
  });
  void reload();
  return { value: () => held.value, error, reload: () => void reload() };
}

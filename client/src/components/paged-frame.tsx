import { type Accessor, type JSX, Match, Show, Switch } from "solid-js";
import type { PagedList } from "../paged-list.ts";
import { OutdatedNotice } from "./outdated-notice.tsx";
import { ErrorState, Skeleton } from "./states.tsx";

/** The states of a list that is read by pages around its rows: loading, failed, empty, outdated, and more below. */
export function PagedFrame<Row>(props: {
  list: PagedList<Row>;
  /** Plural, as in "Load more accounts". */
  noun: string;
  empty: JSX.Element;
  children: (rows: Accessor<readonly Row[]>) => JSX.Element;
}) {
  const filled = () => {
    const rows = props.list.rows();
    return rows && rows.length > 0 ? rows : undefined;
  };
  return (
    <Switch fallback={<Skeleton />}>
      <Match when={filled()}>
        {(rows) => (
          <>
            <OutdatedNotice error={props.list.error()} />
            {props.children(rows)}
            <Show when={props.list.hasMore()}>
              <footer class="list-foot">
                <button
                  type="button"
                  class="button button-small"
                  disabled={props.list.isLoadingMore()}
                  onClick={props.list.loadMore}
                >
                  {props.list.isLoadingMore() ? "Loading …" : `Load more ${props.noun}`}
                </button>
              </footer>
            </Show>
          </>
        )}
      </Match>
      <Match when={props.list.error() !== null}>
        <ErrorState error={props.list.error()} onRetry={props.list.reload} />
      </Match>
      <Match when={props.list.rows() !== undefined}>{props.empty}</Match>
    </Switch>
  );
}

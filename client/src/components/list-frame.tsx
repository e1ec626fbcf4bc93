import { type JSX, Match, Show, Switch } from "solid-js";
import { formatNumber } from "../format.ts";
import type { LiveList } from "../live.tsx";
import { OutdatedNotice } from "./outdated-notice.tsx";
import { ErrorState, Skeleton } from "./states.tsx";

/** Shorter lists are counted at a glance. */
const COUNTED_FROM = 10;

/** The states of a live list around its rows: loading, failed, empty, outdated, and more below. */
export function ListFrame<Row>(props: {
  list: LiveList<Row>;
  /** Plural, as in "Load more detections". */
  noun: string;
  empty: JSX.Element;
  children: JSX.Element;
  /** What rows come first, as in "The newest 50 detections". */
  leading?: string;
  /** Leaves out "load more", where the list is only a glance. */
  glance?: boolean;
}) {
  const state = () => props.list.state();
  const loading = () => state().status === "loading";
  return (
    <Switch>
      <Match when={loading() && state().error !== null}>
        <ErrorState error={state().error} onRetry={props.list.retry} />
      </Match>
      <Match when={loading()}>
        <Skeleton />
      </Match>
      <Match when={props.list.rows.length === 0 && !state().hasMore}>{props.empty}</Match>
      <Match when={true}>
        <OutdatedNotice error={state().error} />
        {props.children}
        <Show when={!props.glance && (state().hasMore || props.list.rows.length >= COUNTED_FROM)}>
          <footer class="list-foot">
            <span class="muted">
              {state().hasMore
                ? `The ${props.leading ?? "newest"} ${formatNumber(props.list.rows.length)} ${props.noun}`
                : `${formatNumber(props.list.rows.length)} in all`}
            </span>
            <Show when={state().hasMore}>
              <button
                type="button"
                class="button button-small"
                disabled={state().loadingMore}
                onClick={props.list.loadMore}
              >
                {state().loadingMore ? "Loading …" : `Load more ${props.noun}`}
              </button>
            </Show>
          </footer>
        </Show>
      </Match>
    </Switch>
  );
}

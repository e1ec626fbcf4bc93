import { For, Show } from "solid-js";
import { formatNumber } from "../format.ts";
import type { AssignmentState } from "../gql/graphql.ts";
import { countShares, SHARE_GROUPS, type ShareGroup } from "../share-counts.ts";
import { ProgressBar } from "./progress-bar.tsx";

interface Summarised {
  readonly assignmentsByState: readonly { state: AssignmentState; count: number }[];
}

/** How many shares of a scan are where: "3 of 40 shares done", then the other groups that occur. */
function ShareSummary(props: { scan: Summarised }) {
  const counts = () => countShares(props.scan.assignmentsByState);
  return (
    <ul class="share-summary muted">
      <li>
        {formatNumber(counts().of.done)} of {formatNumber(counts().total)}{" "}
        {counts().total === 1 ? "share" : "shares"} done
      </li>
      <For each={SHARE_GROUPS}>
        {(group) => (
          <Show when={group.key !== "done" && counts().of[group.key] > 0}>
            <li class={`share-${group.key}`}>
              {formatNumber(counts().of[group.key])} {group.label}
            </li>
          </Show>
        )}
      </For>
    </ul>
  );
}

/** The same counts as a choice of which shares to list. */
export function ShareFilter(props: {
  scan: Summarised;
  chosen: ShareGroup | null;
  onChoose: (group: ShareGroup | null) => void;
}) {
  const counts = () => countShares(props.scan.assignmentsByState);
  return (
    <fieldset class="filter-chips">
      <legend class="sr-only">Which shares</legend>
      <button
        type="button"
        class="chip-button chip-plain"
        aria-pressed={props.chosen === null}
        onClick={() => props.onChoose(null)}
      >
        All <strong>{formatNumber(counts().total)}</strong>
      </button>
      <For each={SHARE_GROUPS}>
        {(group) => (
          <Show when={counts().of[group.key] > 0 || props.chosen === group.key}>
            <button
              type="button"
              class="chip-button chip-plain"
              aria-pressed={props.chosen === group.key}
              onClick={() => props.onChoose(group.key)}
            >
              <span class={`swatch share-fill-${group.key}`} aria-hidden="true" />
              {group.label} <strong>{formatNumber(counts().of[group.key])}</strong>
            </button>
          </Show>
        )}
      </For>
    </fieldset>
  );
}

/** How far a scan of several shares is, with its counts; one share has its own progress and says more itself. */
export function ScanProgress(props: { scan: Summarised & Progress & { finishedAt?: string | null } }) {
  return (
    <Show when={countShares(props.scan.assignmentsByState).total > 1}>
      <div class="scan-progress">
        <Show when={props.scan.finishedAt} fallback={<Unfinished scan={props.scan} />}>
          <ShareBar scan={props.scan} />
        </Show>
        <ShareSummary scan={props.scan} />
      </div>
    </Show>
  );
}

type Progress = { name: string; progress: number; progressIsEstimate: boolean };

function Unfinished(props: { scan: Progress }) {
  return (
    <ProgressBar
      share={props.scan.progress}
      label={`Progress of ${props.scan.name}`}
      isEstimate={props.scan.progressIsEstimate}
    />
  );
}

/** The counts as one bar. */
function ShareBar(props: { scan: Summarised }) {
  const counts = () => countShares(props.scan.assignmentsByState);
  return (
    <div class="health-bar share-bar" aria-hidden="true">
      <For each={SHARE_GROUPS}>
        {(group) => (
          <Show when={counts().of[group.key] > 0}>
            <span
              class={`health-part share-fill-${group.key}`}
              style={{ "flex-grow": String(counts().of[group.key]) }}
            />
          </Show>
        )}
      </For>
    </div>
  );
}

import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { STATUS_LABELS } from "../detection-filters.ts";
import { graphql } from "../gql/gql.ts";
import type { DifferenceChange, DifferenceRowFragment } from "../gql/graphql.ts";

graphql(`
  fragment DifferenceRow on DifferenceRow {
    key
    protocol
    port
    before
    after
    asset {
      id
      label
    }
    detection {
      id
      title
    }
  }
`);

const STATUS_WORDS: Record<string, string> = STATUS_LABELS;

export const CHANGE_LABELS: Record<DifferenceChange, string> = {
  NEW: "New",
  GONE: "Gone",
  CHANGED: "Changed",
  NOT_EXAMINED: "Not examined",
};

const CHANGE_TONES: Record<DifferenceChange, string> = {
  NEW: "bad",
  GONE: "good",
  CHANGED: "warn",
  NOT_EXAMINED: "quiet",
};

/** What differs in one way, page after page. */
export function ChangeTable(props: {
  change: DifferenceChange;
  rows: readonly DifferenceRowFragment[];
  onMore: (() => void) | undefined;
}) {
  return (
    <>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col">What</th>
            <th scope="col" class="hide-small">
              Before
            </th>
            <th scope="col" class="hide-small">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <td class="nowrap">
                  <span class={`badge badge-${CHANGE_TONES[props.change]}`}>
                    {CHANGE_LABELS[props.change]}
                  </span>
                </td>
                <td class="cell-main">
                  <A href={`/assets/${row.asset.id}`}>{row.asset.label}</A>
                  <Show when={row.port != null}>
                    {" "}
                    {row.port}/{row.protocol}
                  </Show>
                  <Show when={row.detection}>
                    {(detection) => (
                      <span class="cell-sub">
                        <A href={`/detections/${detection().id}`}>{detection().title}</A>
                      </span>
                    )}
                  </Show>
                </td>
                <td class="hide-small">{words(row.before)}</td>
                <td class="hide-small">{words(row.after)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.onMore}>
        {(more) => (
          <footer class="list-foot">
            <button type="button" class="button button-small" onClick={more()}>
              Load more
            </button>
          </footer>
        )}
      </Show>
    </>
  );
}

/** A status has the word that lists have for it; all else is as it was seen. */
function wordOf(value: unknown): string {
  const text = String(value);
  return STATUS_WORDS[text] ?? text;
}

/** The plain facts of one side in short; a dash where there are none. */
function words(facts: unknown): string {
  const values = Object.values((facts ?? {}) as Record<string, unknown>).flat();
  const plain = values.filter((value) => typeof value === "string" || typeof value === "number");
  return plain.length > 0 ? plain.map(wordOf).join(" ").slice(0, 200) : "—";
}

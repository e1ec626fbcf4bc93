import { createEffect, createMemo, createSignal, For, onCleanup, Show } from "solid-js";
import { type DetectionFilters, toHeadFilter } from "../detection-filters.ts";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { DetectionFacets_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { hasTerm, toggleTerm } from "../query-text.ts";

const DetectionFacets_Query = graphql(`
  query DetectionFacets_Query($filter: DetectionFilterInput!) {
    detectionFacets(filter: $filter) {
      count
      isExact
      facets {
        key
        values {
          value
          count
        }
      }
    }
  }
`);

const DetectionFacets_Changed = graphql(`
  subscription DetectionFacets_Changed {
    detectionChanged {
      id
    }
  }
`);

/** Counting again follows changes after this long, at most this often. */
const RECOUNT_MS = 3000;
/** Values of one facet that are offered. */
const OFFERED = 6;

/** How many detections pass the filters, and how they divide; a value narrows the query to it. */
export function DetectionFacets(props: {
  filters: DetectionFilters;
  onChange: (filters: DetectionFilters) => void;
}) {
  const head = useHead();
  const [facets, setFacets] = createSignal<DetectionFacets_QueryQuery["detectionFacets"] | null>(null);
  let soon: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function count(filters: DetectionFilters): Promise<void> {
    asked += 1;
    const mine = asked;
    const answer = await head.ask(DetectionFacets_Query, { filter: toHeadFilter(filters) }).then(
      (data) => data.detectionFacets,
      () => null, // the list beside it says what is wrong
    );
    if (mine === asked) setFacets(answer);
  }

  createEffect(() => void count(props.filters));
  const stopListening = head.listen(DetectionFacets_Changed, {}, () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      void count(props.filters);
    }, RECOUNT_MS);
  });
  onCleanup(() => {
    clearTimeout(soon);
    asked += 1;
    stopListening();
  });

  const offered = createMemo(() =>
    // Severities have buttons of their own.
    (facets()?.facets.filter(({ key }) => key !== "severity") ?? []).flatMap(({ key, values }) =>
      values.slice(0, OFFERED).map((each) => ({ ...each, key, term: `${key}:${each.value}` })),
    ),
  );
  return (
    <div class="facets">
      <p class="facet-total" role="status">
        <Show when={facets()}>
          {(known) => (
            <>
              <strong>
                {formatNumber(known().count)}
                {known().isExact ? "" : "+"}
              </strong>{" "}
              {known().count === 1 ? "detection" : "detections"}
              <Show when={!known().isExact}>
                <span class="muted"> · counts are of the newest {formatNumber(known().count)}</span>
              </Show>
            </>
          )}
        </Show>
      </p>
      <ul class="facet-values" aria-label="Narrow by">
        <For each={offered()}>
          {({ term, count: number, value, key }) => (
            <li>
              <button
                type="button"
                class="chip-button chip-plain"
                aria-pressed={hasTerm(props.filters.query, term)}
                title={term}
                onClick={() =>
                  props.onChange({ ...props.filters, query: toggleTerm(props.filters.query, term) })
                }
              >
                <span class="muted">{key}</span> {value} <span class="muted">{formatNumber(number)}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}

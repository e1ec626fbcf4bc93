import { createMemo, For, Show } from "solid-js";
import type { DetectionFilters } from "../detection-filters.ts";
import { formatNumber } from "../format.ts";
import { hasTerm, toggleTerm } from "../query-text.ts";
import type { DetectionCount } from "./detection-count.ts";

/** Values of one facet that are offered. */
const OFFERED = 6;

/** How many detections pass the filters, and how they divide; a value narrows the query to it. */
export function DetectionFacets(props: {
  filters: DetectionFilters;
  /** Null while unknown. */
  counted: DetectionCount | null;
  onChange: (filters: DetectionFilters) => void;
}) {
  const offered = createMemo(() =>
    // Severities have buttons of their own.
    (props.counted?.facets.filter(({ key }) => key !== "severity") ?? []).flatMap(({ key, values }) =>
      values.slice(0, OFFERED).map((each) => ({ ...each, key, term: `${key}:${each.value}` })),
    ),
  );
  return (
    <div class="facets">
      <p class="facet-total" role="status">
        <Show when={props.counted}>
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

import { For, type JSX, Show } from "solid-js";
import {
  type DetectionFilters,
  isFiltered,
  NO_FILTERS,
  SORT_LABELS,
  STATUS_LABELS,
  type StatusFilter,
} from "../detection-filters.ts";
import { formatCompact } from "../format.ts";
import type { DetectionSort } from "../gql/graphql.ts";
import type { QueryProblem } from "../query-check.ts";
import { KNOWN_SCANNERS } from "../scanner-offers.ts";
import { SEVERITIES, SEVERITY_LABELS } from "./badges.tsx";
import { countOfSeverity, type DetectionCount } from "./detection-count.ts";
import { QueryField } from "./query-field.tsx";

/** The filters of the list, kept by the page in its address. */
export function DetectionFilterBar(props: {
  filters: DetectionFilters;
  /** What is wrong with the query. */
  problem: QueryProblem | null;
  /** What passes the filters; null while unknown. */
  counted: DetectionCount | null;
  /** What stands below: how many pass, and how they divide. */
  facets: JSX.Element;
  onChange: (filters: DetectionFilters) => void;
}) {
  return (
    <search class="filters">
      <QueryField
        query={props.filters.query}
        problem={props.problem}
        onChange={(query) => props.onChange({ ...props.filters, query })}
      />
      <fieldset class="filter-chips">
        <legend class="sr-only">Severity</legend>
        <For each={SEVERITIES}>
          {(severity) => (
            <button
              type="button"
              class={`chip-button severity-${severity.toLowerCase()}`}
              aria-pressed={props.filters.severities.includes(severity)}
              onClick={() =>
                props.onChange({ ...props.filters, severities: toggled(props.filters.severities, severity) })
              }
            >
              <span class="severity-mark" aria-hidden="true" />
              {SEVERITY_LABELS[severity]}{" "}
              <Show when={countOfSeverity(props.counted, severity)}>
                {(count) => <span class="chip-count">{formatCompact(count())}</span>}
              </Show>
            </button>
          )}
        </For>
      </fieldset>
      <select
        aria-label="Status"
        value={props.filters.status}
        onChange={(event) =>
          props.onChange({ ...props.filters, status: event.currentTarget.value as StatusFilter })
        }
      >
        <option value="ATTENTION">Needs attention</option>
        <For each={Object.entries(STATUS_LABELS)}>
          {([status, label]) => <option value={status}>{label}</option>}
        </For>
        <option value="ALL">Every status</option>
      </select>
      <select
        aria-label="Scanner"
        value={props.filters.scanners[0] ?? ""}
        onChange={(event) => {
          const scanner = event.currentTarget.value;
          props.onChange({ ...props.filters, scanners: scanner === "" ? [] : [scanner] });
        }}
      >
        <option value="">All scanners</option>
        <For each={KNOWN_SCANNERS}>{(scanner) => <option value={scanner}>{scanner}</option>}</For>
      </select>
      <select
        aria-label="Order"
        value={props.filters.sort}
        onChange={(event) =>
          props.onChange({ ...props.filters, sort: event.currentTarget.value as DetectionSort })
        }
      >
        <For each={Object.entries(SORT_LABELS)}>
          {([sort, label]) => <option value={sort}>{label} first</option>}
        </For>
      </select>
      <Show when={isFiltered(props.filters)}>
        <button type="button" class="button button-plain" onClick={() => props.onChange(NO_FILTERS)}>
          Clear
        </button>
      </Show>
      {props.facets}
    </search>
  );
}

function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

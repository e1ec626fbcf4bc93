import { createEffect, createSignal, For, on, onCleanup, Show } from "solid-js";
import {
  type DetectionFilters,
  isFiltered,
  NO_FILTERS,
  STATUS_LABELS,
  type StatusFilter,
} from "../detection-filters.ts";
import { KNOWN_SCANNERS } from "../scanner-offers.ts";
import { SEVERITIES, SEVERITY_LABELS } from "./badges.tsx";
import { Icon } from "./icon.tsx";

const TYPING_MS = 250;

/** The filters of the list, kept by the page in its address. */
export function DetectionFilterBar(props: {
  filters: DetectionFilters;
  onChange: (filters: DetectionFilters) => void;
}) {
  const [text, setText] = createSignal(props.filters.text);
  let typing: ReturnType<typeof setTimeout> | undefined;
  createEffect(on(() => props.filters.text, setText, { defer: true }));
  onCleanup(() => clearTimeout(typing));

  function type(value: string): void {
    setText(value);
    clearTimeout(typing);
    typing = setTimeout(() => props.onChange({ ...props.filters, text: value }), TYPING_MS);
  }

  return (
    <search class="filters">
      <div class="search-field">
        <Icon name="search" size={16} />
        <input
          type="search"
          aria-label="Search title, target and location"
          placeholder="Search title, target, location"
          maxLength={200}
          value={text()}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </div>
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
              {SEVERITY_LABELS[severity]}
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
      <Show when={isFiltered(props.filters)}>
        <button type="button" class="button button-plain" onClick={() => props.onChange(NO_FILTERS)}>
          Clear
        </button>
      </Show>
    </search>
  );
}

function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

import { Show } from "solid-js";
import {
  type AssetFilters,
  CRITICALITY_LABELS,
  isAssetFiltered,
  KIND_LABELS,
  NO_ASSET_FILTERS,
} from "../asset-filters.ts";
import type { AssetKind, Criticality } from "../gql/graphql.ts";
import { labelText } from "../labels.ts";
import { SEVERITIES, SEVERITY_LABELS } from "./badges.tsx";
import { Choice } from "./choice.tsx";
import { Icon } from "./icon.tsx";
import { SearchField } from "./search-field.tsx";

const KINDS = Object.entries(KIND_LABELS) as [AssetKind, string][];
const CRITICALITIES = Object.entries(CRITICALITY_LABELS) as [Criticality, string][];

/** The filters of the list, kept by the page in its address. */
export function AssetFilterBar(props: {
  filters: AssetFilters;
  onChange: (change: Partial<AssetFilters>) => void;
}) {
  return (
    <search class="filters">
      <SearchField
        label="Search address, network, name or system"
        placeholder="Search address, network, name, system"
        value={props.filters.text}
        onChange={(text) => props.onChange({ text })}
      />
      <Choice
        label="Kind"
        all="Every kind"
        value={props.filters.kind}
        options={KINDS}
        onChange={(kind) => props.onChange({ kind })}
      />
      <Choice
        label="Criticality"
        all="Every criticality"
        value={props.filters.criticality}
        options={CRITICALITIES.map(([name, label]) => [name, `Criticality: ${label.toLowerCase()}`])}
        onChange={(criticality) => props.onChange({ criticality })}
      />
      <Choice
        label="Open detections"
        all="With or without detections"
        value={props.filters.severity}
        options={SEVERITIES.map((severity) => [severity, `Open: ${SEVERITY_LABELS[severity]} or worse`])}
        onChange={(severity) => props.onChange({ severity })}
      />
      <Show when={props.filters.label}>
        {(label) => (
          <button
            type="button"
            class="chip-button chip-plain"
            aria-pressed="true"
            title="No longer only with this label"
            onClick={() => props.onChange({ label: null })}
          >
            {labelText(label())} <Icon name="close" size={12} />
          </button>
        )}
      </Show>
      <Show when={isAssetFiltered(props.filters)}>
        <button type="button" class="button button-plain" onClick={() => props.onChange(NO_ASSET_FILTERS)}>
          Clear
        </button>
      </Show>
    </search>
  );
}

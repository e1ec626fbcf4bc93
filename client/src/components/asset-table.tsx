import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { CRITICALITY_LABELS, KIND_LABELS } from "../asset-filters.ts";
import { formatNumber } from "../format.ts";
import type { AssetRowFragment } from "../gql/graphql.ts";
import { LabelChips } from "./agent-parts.tsx";
import { SeverityCounts } from "./severity-counts.tsx";
import { TickAll, TickBox } from "./tick-boxes.tsx";
import { TimeAgo } from "./time-ago.tsx";

export function AssetTable(props: {
  rows: readonly AssetRowFragment[];
  arrived: ReadonlySet<string>;
  ticked: ReadonlySet<string>;
  onTick: (ids: ReadonlySet<string>) => void;
}) {
  return (
    <table class="table">
      <thead>
        <tr>
          <TickAll rows={props.rows} ticked={props.ticked} onTick={props.onTick} />
          <th scope="col">Asset</th>
          <th scope="col" class="hide-small">
            Kind
          </th>
          <th scope="col">Open detections</th>
          <th scope="col" class="number hide-medium">
            Services
          </th>
          <th scope="col" class="hide-small">
            Criticality
          </th>
          <th scope="col" class="hide-medium">
            Labels
          </th>
          <th scope="col" class="col-time">
            Last seen
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr classList={{ fresh: props.arrived.has(row.id) }}>
              <TickBox id={row.id} label={row.label} ticked={props.ticked} onTick={props.onTick} />
              <td class="cell-main">
                <A class="row-link" href={`/assets/${row.id}`}>
                  {row.label}
                </A>
                <span class="cell-sub">{[row.hostnames[0], row.os].filter(Boolean).join(" · ")}</span>
              </td>
              <td class="hide-small nowrap">{KIND_LABELS[row.kind]}</td>
              <td>
                <SeverityCounts counts={row.openDetections} />
              </td>
              <td class="number hide-medium">
                {row.kind === "HOST" ? formatNumber(row.openServiceCount) : "—"}
              </td>
              <td class="hide-small">{CRITICALITY_LABELS[row.criticality]}</td>
              <td class="hide-medium">
                <Show when={row.labels.length > 0} fallback={<span class="muted">—</span>}>
                  <LabelChips labels={row.labels} />
                </Show>
              </td>
              <td class="nowrap">
                <TimeAgo at={row.lastSeenAt} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

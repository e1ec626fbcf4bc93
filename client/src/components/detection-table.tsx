import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { formatCompact } from "../format.ts";
import type { DetectionRowFragment } from "../gql/graphql.ts";
import type { LiveList } from "../live.tsx";
import { SeverityBadge, StatusBadge } from "./badges.tsx";
import { TickAll, TickBox } from "./tick-boxes.tsx";
import { TimeAgo } from "./time-ago.tsx";

export function DetectionTable(props: {
  list: LiveList<DetectionRowFragment>;
  /** Where a row leads. */
  hrefOf: (id: string) => string;
  /** The row whose details are shown. */
  selectedId?: string | undefined;
  compact?: boolean;
  /** Ids of the rows that are ticked; without it rows have no boxes. */
  ticked?: ReadonlySet<string>;
  onTick?: (ids: ReadonlySet<string>) => void;
}) {
  const onTick = (ids: ReadonlySet<string>) => props.onTick?.(ids);
  return (
    <table class="table" classList={{ "table-compact": props.compact ?? false }}>
      <thead>
        <tr>
          <Show when={props.ticked}>
            {(ticked) => <TickAll rows={props.list.rows} ticked={ticked()} onTick={onTick} />}
          </Show>
          <th scope="col" class="col-severity">
            Severity
          </th>
          <th scope="col" class="number hide-small" title="How urgent, 0 to 100">
            Score
          </th>
          <th scope="col">Detection</th>
          <th scope="col" class="hide-small">
            Target
          </th>
          <th scope="col" class="hide-medium hide-compact">
            Scanner
          </th>
          <th scope="col" class="hide-medium hide-compact">
            First seen
          </th>
          <th scope="col" class="col-time hide-compact">
            Last seen
          </th>
          <th scope="col" class="number hide-medium hide-compact">
            Events
          </th>
          <th scope="col" class="hide-small hide-compact">
            Status
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.list.rows}>
          {(row) => (
            <tr
              classList={{
                fresh: props.list.state().arrived.has(row.id),
                selected: props.selectedId === row.id,
              }}
            >
              <Show when={props.ticked}>
                {(ticked) => (
                  <TickBox
                    id={row.id}
                    label={`${row.title} on ${row.assetLabel}`}
                    ticked={ticked()}
                    onTick={onTick}
                  />
                )}
              </Show>
              <td>
                <SeverityBadge severity={row.severity} />
              </td>
              <td class="number hide-small">{row.score}</td>
              <td class="cell-main">
                <A
                  class="row-link"
                  href={props.hrefOf(row.id)}
                  noScroll
                  aria-current={props.selectedId === row.id ? "true" : undefined}
                >
                  {row.title}
                </A>
                <Show when={row.knownExploited.state === "LISTED"}>
                  {" "}
                  <span class="badge badge-bad">Exploited</span>
                </Show>
                <span class="cell-sub only-small two-lines">
                  {row.assetLabel} {row.location}
                </span>
              </td>
              <td class="hide-small cell-target">
                <span class="two-lines" title={`${row.assetLabel} ${row.location}`}>
                  <span class="target">{row.assetLabel}</span> <span class="muted">{row.location}</span>
                </span>
              </td>
              <td class="hide-medium hide-compact">{row.scanner}</td>
              <td class="hide-medium hide-compact nowrap">
                <TimeAgo at={row.firstSeenAt} />
              </td>
              <td class="nowrap hide-compact">
                <TimeAgo at={row.lastSeenAt} />
              </td>
              <td class="number hide-medium hide-compact">{formatCompact(row.eventCount)}</td>
              <td class="hide-small hide-compact">
                <StatusBadge status={row.status} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

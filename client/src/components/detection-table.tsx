import { A } from "@solidjs/router";
import { createEffect, For, Show } from "solid-js";
import { formatCompact } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { DetectionRowFragment } from "../gql/graphql.ts";
import type { Head } from "../head.tsx";
import type { LiveList, LiveListOptions } from "../live.tsx";
import { newestFirst } from "../live.tsx";
import { SeverityBadge, StatusBadge } from "./badges.tsx";
import { TimeAgo } from "./time-ago.tsx";

graphql(`
  fragment DetectionRow on Detection {
    id
    severity
    status
    title
    scanner
    assetLabel
    location
    eventCount
    firstSeenAt
    lastSeenAt
    knownExploited {
      state
    }
    epss {
      score
    }
    lastAssignment {
      id
      scan {
        id
      }
    }
  }
`);

const DetectionTable_Changes = graphql(`
  query DetectionTable_Changes($after: String!) {
    detectionChanges(after: $after, first: 200) {
      nodes {
        ...DetectionRow
      }
      cursor
      hasMore
    }
  }
`);

const DetectionTable_Changed = graphql(`
  subscription DetectionTable_Changed {
    detectionChanged {
      ...DetectionRow
    }
  }
`);

/** What every live list of detections has in common; the first page is the list's own. */
export function followDetections(head: Head): Omit<LiveListOptions<DetectionRowFragment>, "page"> {
  return {
    compare: newestFirst,
    changes: (after) => head.ask(DetectionTable_Changes, { after }).then((data) => data.detectionChanges),
    subscribe: (receive) => head.listen(DetectionTable_Changed, {}, (data) => receive(data.detectionChanged)),
  };
}

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
  const isAllTicked = () =>
    props.list.rows.length > 0 && props.list.rows.every(({ id }) => props.ticked?.has(id));
  const tickAll = () =>
    props.onTick?.(isAllTicked() ? new Set() : new Set(props.list.rows.map(({ id }) => id)));
  const tick = (id: string) => props.onTick?.(new Set(props.ticked).symmetricDifference(new Set([id])));
  return (
    <table class="table" classList={{ "table-compact": props.compact ?? false }}>
      <thead>
        <tr>
          <Show when={props.ticked}>
            <th scope="col" class="col-tick">
              <input
                type="checkbox"
                aria-label="Select all shown"
                checked={isAllTicked()}
                ref={(box) =>
                  createEffect(() => {
                    box.indeterminate = !isAllTicked() && (props.ticked?.size ?? 0) > 0;
                  })
                }
                onChange={tickAll}
              />
            </th>
          </Show>
          <th scope="col" class="col-severity">
            Severity
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
          <th scope="col" class="col-time">
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
                  <td class="col-tick">
                    <input
                      type="checkbox"
                      aria-label={`Select ${row.title} on ${row.assetLabel}`}
                      checked={ticked().has(row.id)}
                      onChange={() => tick(row.id)}
                    />
                  </td>
                )}
              </Show>
              <td>
                <SeverityBadge severity={row.severity} />
              </td>
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
                <span class="cell-sub only-small">
                  {row.assetLabel} {row.location}
                </span>
              </td>
              <td class="hide-small cell-target">
                <span class="target">{row.assetLabel}</span> <span class="muted">{row.location}</span>
              </td>
              <td class="hide-medium hide-compact">{row.scanner}</td>
              <td class="hide-medium hide-compact nowrap">
                <TimeAgo at={row.firstSeenAt} />
              </td>
              <td class="nowrap">
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

import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { clockWarning } from "../clock-skew.ts";
import { formatBytes } from "../format.ts";
import type { AgentRowFragment } from "../gql/graphql.ts";
import { AgentHealthCell, CapabilityChips, LabelChips } from "./agent-parts.tsx";
import { ActivityBadge } from "./badges.tsx";
import { Icon } from "./icon.tsx";

/** Agents, each with a link to its page; those that arrived while the page was open are marked. */
export function AgentTable(props: { rows: readonly AgentRowFragment[]; arrived: ReadonlySet<string> }) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">Agent</th>
          <th scope="col">Health</th>
          <th scope="col" class="hide-small">
            Activity
          </th>
          <th scope="col" class="hide-small">
            Scanners
          </th>
          <th scope="col" class="number hide-small">
            Slots used
          </th>
          <th scope="col" class="number hide-medium">
            Load
          </th>
          <th scope="col" class="number hide-medium">
            Memory
          </th>
          <th scope="col" class="hide-medium">
            Labels
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr classList={{ fresh: props.arrived.has(row.id) }}>
              <td class="cell-main">
                <A class="row-link" href={`/agents/${row.id}`}>
                  {row.hostname}
                </A>
                <span class="cell-sub mono" title={row.addresses.join(", ")}>
                  {row.addresses[0] ?? "no address"}
                </span>
                <Show when={clockWarning(row.clockSkewMs)}>
                  {(warning) => (
                    <span class="cell-sub cell-warning two-lines" title={warning()}>
                      <Icon name="warning" size={14} /> {warning()}
                    </span>
                  )}
                </Show>
                <Show when={row.problem}>
                  {(problem) => (
                    <span class="cell-sub cell-warning two-lines" title={problem()}>
                      <Icon name="warning" size={14} /> {problem()}
                    </span>
                  )}
                </Show>
              </td>
              <td>
                <AgentHealthCell
                  health={row.health}
                  lastHeartbeatAt={row.lastHeartbeatAt}
                  draining={row.draining}
                />
              </td>
              <td class="hide-small">
                <ActivityBadge activity={row.activity} />
              </td>
              <td class="hide-small cell-scanners">
                <CapabilityChips capabilities={row.capabilities} />
              </td>
              <td class="number hide-small">
                {row.slots - row.freeSlots} of {row.slots}
                <Show when={row.spoolBytes > 0}>
                  <span class="cell-sub nowrap">{formatBytes(row.spoolBytes)} to send</span>
                </Show>
              </td>
              <td class="number hide-medium">{Math.round(row.load * 100)} %</td>
              <td class="number hide-medium nowrap">{formatBytes(row.memoryBytes)}</td>
              <td class="hide-medium">
                <LabelChips labels={row.labels} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

import { A, useSearchParams } from "@solidjs/router";
import { createMemo, For, Match, Show, Switch } from "solid-js";
import { clockWarning } from "../clock-skew.ts";
import { AgentHealthCell, CapabilityChips, LabelChips } from "../components/agent-parts.tsx";
import { type AgentRow, followAgents } from "../components/agent-rows.ts";
import { AssignScanButton } from "../components/assign-scan-button.tsx";
import { ActivityBadge, HEALTH_LABELS } from "../components/badges.tsx";
import { Icon } from "../components/icon.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { NoAgents } from "../components/no-agents.tsx";
import { NothingFound } from "../components/nothing-found.tsx";
import { PageHead } from "../components/page-head.tsx";
import { SearchField } from "../components/search-field.tsx";
import { EmptyState } from "../components/states.tsx";
import { formatBytes, formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { AgentHealth, AgentRowFragment } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveList, createLiveValue } from "../live.tsx";
import { readSearch } from "../search-text.ts";
import { May } from "../viewer.tsx";

const Agents_Query = graphql(`
  query Agents_Query($after: String, $health: [AgentHealth!], $search: String!) {
    agents(first: 50, after: $after, health: $health, search: $search) {
      edges {
        cursor
        node {
          ...AgentRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const Agents_Counts = graphql(`
  query Agents_Counts {
    controlPlane {
      agentsByHealth {
        health
        count
      }
    }
  }
`);

const Agents_CountsChanged = graphql(`
  subscription Agents_CountsChanged {
    controlPlaneChanged {
      registeredAgents
    }
  }
`);

const HEALTHS: readonly AgentHealth[] = ["PENDING", "ONLINE", "STALE", "OFFLINE", "REVOKED"];

export function Agents() {
  const head = useHead();
  const [parameters, setParameters] = useSearchParams();
  const health = createMemo(() => HEALTHS.find((each) => each === parameters.health));
  const search = createMemo(() => readSearch(parameters.q));
  const list = createLiveList<AgentRow>(() => {
    const wanted = health();
    const words = search();
    return {
      ...followAgents(head, words),
      matches: (row) => (row.passes ?? true) && (wanted === undefined || row.health === wanted),
      page: (after) =>
        head
          .ask(Agents_Query, { after, health: wanted ? [wanted] : null, search: words })
          .then((data) => data.agents),
    };
  });
  const narrow = (changes: { health?: AgentHealth | undefined; q?: string | undefined }) =>
    setParameters(changes, { replace: true });

  const counts = createLiveValue({
    load: () => head.ask(Agents_Counts, {}),
    hints: (changed) => head.listen(Agents_CountsChanged, {}, changed),
  });
  const countOf = (health: AgentHealth) =>
    counts.value()?.controlPlane.agentsByHealth.find((each) => each.health === health)?.count;

  return (
    <>
      <PageHead
        title="Agents"
        actions={
          <>
            <May least="ADMIN">
              <A class="button" href="/enrollment">
                Enroll agents
              </A>
            </May>
            <AssignScanButton place="page" />
          </>
        }
      />
      <search class="filters">
        <SearchField
          label="Search agents"
          placeholder="Host name, address, network, label, scanner"
          value={search()}
          onChange={(text) => narrow({ q: text || undefined })}
        />
        <fieldset class="segments">
          <legend class="sr-only">Health</legend>
          <button
            type="button"
            aria-pressed={health() === undefined}
            onClick={() => narrow({ health: undefined })}
          >
            All
          </button>
          <For each={HEALTHS}>
            {(each) => (
              <button type="button" aria-pressed={health() === each} onClick={() => narrow({ health: each })}>
                {HEALTH_LABELS[each]}{" "}
                <Show when={countOf(each)}>
                  {(count) => <span class="chip-count">{formatNumber(count())}</span>}
                </Show>
              </button>
            )}
          </For>
        </fieldset>
      </search>
      <section class="panel panel-table">
        <ListFrame
          list={list}
          noun="agents"
          empty={
            <Switch fallback={<NoAgents />}>
              <Match when={search()}>
                {(words) => (
                  <NothingFound
                    none={noneOf(health())}
                    search={words()}
                    words="part of a host name or identity, an address, a network, a label or a scanner"
                    onClear={() => narrow({ q: undefined })}
                  />
                )}
              </Match>
              <Match when={health()}>
                {(wanted) => (
                  <EmptyState icon="agents" title={`No agent is ${HEALTH_LABELS[wanted()].toLowerCase()}`} />
                )}
              </Match>
            </Switch>
          }
        >
          <AgentTable rows={list.rows} arrived={list.state().arrived} />
        </ListFrame>
      </section>
    </>
  );
}

const noneOf = (health: AgentHealth | undefined) =>
  health ? `No ${HEALTH_LABELS[health].toLowerCase()} agent` : "No agent";

function AgentTable(props: { rows: readonly AgentRowFragment[]; arrived: ReadonlySet<string> }) {
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

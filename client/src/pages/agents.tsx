import { A, useSearchParams } from "@solidjs/router";
import { createMemo, For, Match, Show, Switch } from "solid-js";
import { type AgentRow, followAgents } from "../components/agent-rows.ts";
import { AgentTable } from "../components/agent-table.tsx";
import { AssignScanButton } from "../components/assign-scan-button.tsx";
import { HEALTH_LABELS } from "../components/badges.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { NoAgents } from "../components/no-agents.tsx";
import { NothingFound } from "../components/nothing-found.tsx";
import { PageHead } from "../components/page-head.tsx";
import { SearchField } from "../components/search-field.tsx";
import { EmptyState } from "../components/states.tsx";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { AgentHealth } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveList, createLiveValue } from "../live.tsx";
import { readSearch } from "../search-text.ts";
import { May } from "../viewer.tsx";

const Agents_Query = graphql(`
  query Agents_Query($after: String, $health: [AgentHealth!], $forgotten: Boolean!, $search: String!) {
    agents(first: 50, after: $after, health: $health, forgotten: $forgotten, search: $search) {
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

/** What the list is narrowed to: agents of one health, or those that are forgotten, whatever their health was. */
type Standing = AgentHealth | "FORGOTTEN";
const STANDINGS: readonly Standing[] = ["PENDING", "ONLINE", "STALE", "OFFLINE", "REVOKED", "FORGOTTEN"];
const LABELS: Record<Standing, string> = { ...HEALTH_LABELS, FORGOTTEN: "Forgotten" };

export function Agents() {
  const head = useHead();
  const [parameters, setParameters] = useSearchParams();
  const standing = createMemo(() => STANDINGS.find((each) => each === parameters.health));
  const search = createMemo(() => readSearch(parameters.q));
  const list = createLiveList<AgentRow>(() => {
    const wanted = standing();
    const words = search();
    const forgotten = wanted === "FORGOTTEN";
    const health = wanted && wanted !== "FORGOTTEN" ? [wanted] : null;
    return {
      ...followAgents(head, words),
      matches: (row) =>
        (row.passes ?? true) &&
        (row.forgottenAt != null) === forgotten &&
        (health === null || health.includes(row.health)),
      page: (after) =>
        head.ask(Agents_Query, { after, health, forgotten, search: words }).then((data) => data.agents),
    };
  });
  const narrow = (changes: { health?: Standing | undefined; q?: string | undefined }) =>
    setParameters(changes, { replace: true });

  const counts = createLiveValue({
    load: () => head.ask(Agents_Counts, {}),
    hints: (changed) => head.listen(Agents_CountsChanged, {}, changed),
  });
  const countOf = (wanted: Standing) =>
    counts.value()?.controlPlane.agentsByHealth.find(({ health }) => health === wanted)?.count;

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
            aria-pressed={standing() === undefined}
            onClick={() => narrow({ health: undefined })}
          >
            All
          </button>
          <For each={STANDINGS}>
            {(each) => (
              <button
                type="button"
                aria-pressed={standing() === each}
                onClick={() => narrow({ health: each })}
              >
                {LABELS[each]}{" "}
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
                    none={noneOf(standing())}
                    search={words()}
                    words="part of a host name or identity, an address, a network, a label or a scanner"
                    onClear={() => narrow({ q: undefined })}
                  />
                )}
              </Match>
              <Match when={standing()}>
                {(wanted) => (
                  <EmptyState icon="agents" title={`No agent is ${LABELS[wanted()].toLowerCase()}`} />
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

const noneOf = (standing: Standing | undefined) =>
  standing ? `No ${LABELS[standing].toLowerCase()} agent` : "No agent";

import { A } from "@solidjs/router";
import { createMemo, For, Match, Show, Switch } from "solid-js";
import { nowMs } from "../clock.ts";
import { AssignScanButton } from "../components/assign-scan-button.tsx";
import { SEVERITIES } from "../components/badges.tsx";
import { countOfSeverity, createDetectionCount } from "../components/detection-count.ts";
import { COMPARE, type DetectionRow, followDetections } from "../components/detection-rows.ts";
import { DetectionTable } from "../components/detection-table.tsx";
import { HealthBar } from "../components/health-bar.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { NoAgents } from "../components/no-agents.tsx";
import { PageHead } from "../components/page-head.tsx";
import { SeverityCounts } from "../components/severity-counts.tsx";
import { EmptyState, ErrorState, Skeleton } from "../components/states.tsx";
import { matchesFilters, NO_FILTERS } from "../detection-filters.ts";
import { formatCompact, formatMoment, formatNumber, formatSpan } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { Overview_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveList, createLiveValue } from "../live.tsx";

const Overview_Query = graphql(`
  query Overview_Query {
    controlPlane {
      registeredAgents
      activeScans
      eventsProcessed
      detectionsCreated
      agentsByHealth {
        health
        count
      }
    }
    agentHealth {
      staleAfterSeconds
      stale {
        id
        hostname
        lastHeartbeatAt
      }
    }
  }
`);

const Overview_ControlPlane = graphql(`
  subscription Overview_ControlPlane {
    controlPlaneChanged {
      eventsProcessed
    }
  }
`);

const Overview_Detections = graphql(`
  query Overview_Detections($after: String) {
    detections(first: 10, after: $after, sort: SCORE, statuses: [OPEN, ACKNOWLEDGED]) {
      edges {
        cursor
        node {
          ...DetectionRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const WORST_SHOWN = 10;
const STALE_SHOWN = 5;

export function Overview() {
  const head = useHead();
  const overview = createLiveValue({
    load: () => head.ask(Overview_Query, {}),
    hints: (changed) => head.listen(Overview_ControlPlane, {}, changed),
  });
  const urgent = createLiveList<DetectionRow>(() => ({
    ...followDetections(head),
    capacity: WORST_SHOWN,
    compare: COMPARE.SCORE,
    matches: (row) => matchesFilters(row, NO_FILTERS),
    page: (after) => head.ask(Overview_Detections, { after }).then((data) => data.detections),
  }));
  const counted = createDetectionCount(() => NO_FILTERS);
  const tiles = createMemo(() => {
    const value = overview.value()?.controlPlane;
    if (!value) return [];
    return [
      { label: "Registered agents", value: value.registeredAgents, href: "/agents" },
      { label: "Active scans", value: value.activeScans, href: "/assignments?show=active" },
      { label: "Events processed", value: value.eventsProcessed, href: "/assignments" },
      { label: "Detections created", value: value.detectionsCreated, href: "/detections" },
    ];
  });
  const stale = () => overview.value()?.agentHealth.stale ?? [];

  return (
    <>
      <PageHead title="Overview" actions={<AssignScanButton place="page" />} />
      <Show
        when={overview.value()}
        fallback={
          <Show when={overview.error() !== null} fallback={<Skeleton rows={2} />}>
            <ErrorState error={overview.error()} onRetry={overview.reload} />
          </Show>
        }
      >
        {(value) => (
          <>
            <div class="tiles">
              <For each={tiles()}>
                {(tile) => (
                  <A class="tile" href={tile.href}>
                    <span class="tile-label">{tile.label}</span>
                    <span class="tile-value" title={formatNumber(tile.value)}>
                      {formatCompact(tile.value)}
                    </span>
                  </A>
                )}
              </For>
            </div>
            <div class="halves">
              <section class="panel">
                <h2>Agents by health</h2>
                <HealthBar counts={value().controlPlane.agentsByHealth} />
              </section>
              <section class="panel">
                <h2>Stale agents</h2>
                <Show
                  when={stale().length > 0}
                  fallback={
                    <p class="muted">
                      None. An agent counts as stale after{" "}
                      {formatSpan((overview.value()?.agentHealth.staleAfterSeconds ?? 300) * 1000)} without a
                      heartbeat.
                    </p>
                  }
                >
                  <ul class="plain-list">
                    <For each={stale().slice(0, STALE_SHOWN)}>
                      {(agent) => (
                        <li>
                          <A href={`/agents/${agent.id}`}>{agent.hostname}</A>
                          <span class="muted" title={formatMoment(agent.lastHeartbeatAt)}>
                            silent for {formatSpan(nowMs() - Date.parse(agent.lastHeartbeatAt))}
                          </span>
                        </li>
                      )}
                    </For>
                  </ul>
                  <Show when={stale().length > STALE_SHOWN}>
                    <A href="/agents?health=STALE">All {formatNumber(stale().length)} stale agents</A>
                  </Show>
                </Show>
              </section>
            </div>
          </>
        )}
      </Show>
      <section class="panel panel-table">
        <div class="panel-head">
          <h2>Detections that need attention</h2>
          <Show when={counted()}>
            {(known) => (
              <SeverityCounts
                counts={SEVERITIES.map((severity) => ({
                  severity,
                  count: countOfSeverity(known(), severity) ?? 0,
                }))}
                hrefOf={(severity) => `/detections?severity=${severity.toLowerCase()}`}
              />
            )}
          </Show>
          <A class="panel-link" href="/detections">
            All detections
          </A>
        </div>
        <ListFrame list={urgent} noun="detections" glance empty={<NoDetections counts={overview.value()} />}>
          <DetectionTable list={urgent} hrefOf={(id) => `/detections/${id}`} />
        </ListFrame>
      </section>
    </>
  );
}

/** What to do next, where no detection needs attention. */
function NoDetections(props: { counts: Overview_QueryQuery | undefined }) {
  const counts = () => props.counts?.controlPlane;
  return (
    <Switch
      fallback={
        <EmptyState icon="detections" title="No detections yet">
          Assign a scan; what it finds appears here while it runs.
        </EmptyState>
      }
    >
      <Match when={counts()?.detectionsCreated}>
        <EmptyState icon="check" title="No detections need attention">
          What scans found is resolved or judged: <A href="/detections?status=all">every status</A>.
        </EmptyState>
      </Match>
      <Match when={counts()?.registeredAgents === 0}>
        <NoAgents />
      </Match>
    </Switch>
  );
}

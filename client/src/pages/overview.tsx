import { A } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { nowMs } from "../clock.ts";
import { AssignScanButton } from "../components/assign-scan-button.tsx";
import { followDetections } from "../components/detection-rows.ts";
import { DetectionTable } from "../components/detection-table.tsx";
import { HealthBar } from "../components/health-bar.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { EmptyState, ErrorState, Skeleton } from "../components/states.tsx";
import { formatCompact, formatMoment, formatNumber, formatSpan } from "../format.ts";
import { graphql } from "../gql/gql.ts";
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
  query Overview_Detections {
    detections(first: 10) {
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

const NEWEST_SHOWN = 10;

export function Overview() {
  const head = useHead();
  const overview = createLiveValue({
    load: () => head.ask(Overview_Query, {}),
    hints: (changed) => head.listen(Overview_ControlPlane, {}, changed),
  });
  const newest = createLiveList(() => ({
    ...followDetections(head),
    capacity: NEWEST_SHOWN,
    page: () => head.ask(Overview_Detections, {}).then((data) => data.detections),
  }));
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
                    <For each={stale().slice(0, 8)}>
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
                  <Show when={stale().length > 8}>
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
          <h2>Newest detections</h2>
          <A href="/detections">All detections</A>
        </div>
        <ListFrame
          list={newest}
          noun="detections"
          glance
          empty={
            <EmptyState icon="detections" title="No detections yet">
              Assign a scan; what it finds appears here while it runs.
            </EmptyState>
          }
        >
          <DetectionTable list={newest} hrefOf={(id) => `/detections/${id}`} />
        </ListFrame>
      </section>
    </>
  );
}

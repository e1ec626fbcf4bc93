import { A, useParams } from "@solidjs/router";
import { For, Show, untrack } from "solid-js";
import { StateBadge } from "../components/badges.tsx";
import { COMPARE, followDetections } from "../components/detection-rows.ts";
import { DetectionTable } from "../components/detection-table.tsx";
import { ExportMenu } from "../components/export-menu.tsx";
import { DataSection, Fact, Facts } from "../components/facts.tsx";
import { Icon } from "../components/icon.tsx";
import { ImportAccountView } from "../components/import-account.tsx";
import { ImportFacts } from "../components/import-facts.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { ScanActionButtons } from "../components/scan-action-buttons.tsx";
import { ShareList } from "../components/share-list.tsx";
import { ScanProgress } from "../components/share-summary.tsx";
import { EmptyState } from "../components/states.tsx";
import { StartTime, TimeAgo } from "../components/time-ago.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { formatSpan } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { ScanState } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveList, createLiveValue } from "../live.tsx";

const Scan_Query = graphql(`
  query Scan_Query($id: ID!) {
    scan(id: $id) {
      ...ScanRow
      reportPath
      targets
      exclusions
      config
      import {
        fileName
        machine
        importedBy
        toolVersion
        state
        code
        summary
        unreadableCount
        unreadable {
          line
          why
        }
        missing {
          what
          why
        }
        file {
          path
          sha256
          sizeBytes
        }
      }
    }
  }
`);

const Scan_Changed = graphql(`
  subscription Scan_Changed($id: ID!) {
    assignmentChanged(scanId: $id) {
      id
    }
  }
`);

const Scan_Detections = graphql(`
  query Scan_Detections($id: ID!, $after: String) {
    detections(first: 25, after: $after, scanId: $id, sort: SCORE) {
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

/** Of a scan that is over, what it found comes first; of any other, how it goes. */
const RESULTS_FIRST: readonly ScanState[] = ["SUCCEEDED", "PARTIAL"];

export function ScanPage() {
  const parameters = useParams<{ id: string }>();
  return (
    <Show when={parameters.id} keyed>
      {(id) => <ScanView id={id} />}
    </Show>
  );
}

function ScanView(props: { id: string }) {
  const head = useHead();
  const scan = createLiveValue({
    load: () => head.ask(Scan_Query, { id: props.id }),
    hints: (changed) => head.listen(Scan_Changed, { id: props.id }, changed),
  });
  const detections = createLiveList(() => ({
    ...followDetections(head, `scan:${props.id}`),
    compare: COMPARE.SCORE,
    page: (after) => head.ask(Scan_Detections, { id: props.id, after }).then((data) => data.detections),
  }));

  return (
    <ValueFrame value={scan} part={(data) => data.scan} missing="There is no such scan">
      {(shown) => {
        // As it was when the page was opened, so that nothing changes places under the reader.
        const hasSucceeded = untrack(() => RESULTS_FIRST.includes(shown().state));
        const shares = () => (
          <section class="panel">
            <h2>Assignments</h2>
            <ShareList scan={shown()} />
          </section>
        );
        const found = () => (
          <section class="panel panel-table">
            <div class="panel-head">
              <h2>Detections</h2>
              <div class="panel-actions">
                <a class="button" href={shown().reportPath} target="_blank" rel="noopener external">
                  Report
                </a>
                <ExportMenu filter={{ scanId: props.id }} />
              </div>
            </div>
            <ListFrame
              list={detections}
              noun="detections"
              leading="most urgent"
              empty={
                <EmptyState icon="detections" title="No detections">
                  <Show when={shown().finishedAt} fallback="They appear here while the scan runs.">
                    What was examined stands with each assignment, under Coverage.
                  </Show>
                </EmptyState>
              }
            >
              <DetectionTable list={detections} hrefOf={(id) => `/detections/${id}`} />
            </ListFrame>
          </section>
        );
        return (
          <>
            <PageHead
              title={shown().name}
              above={
                <A href="/assignments">
                  <Icon name="back" size={14} /> Assignments
                </A>
              }
              detail={<StateBadge state={shown().state} />}
              actions={
                <>
                  <A class="button" href={`/difference?to=${props.id}`}>
                    Compare with the previous run
                  </A>
                  <ScanActionButtons scan={shown()} onChanged={scan.reload} />
                </>
              }
            />
            <section class="panel">
              <ScanProgress scan={shown()} />
              <Show when={shown().import}>{(report) => <ImportAccountView account={report()} />}</Show>
              <Facts>
                <Show
                  when={shown().import}
                  fallback={
                    <Fact name="Targets" wide>
                      <TargetList targets={shown().targets} />
                    </Fact>
                  }
                >
                  {(report) => <ImportFacts report={report()} />}
                </Show>
                <Show when={shown().exclusions.length > 0}>
                  <Fact name="Left out" wide>
                    <TargetList targets={shown().exclusions} />
                  </Fact>
                </Show>
                <Fact name="Scanners">{shown().scanners.join(", ")}</Fact>
                <Show when={!shown().import}>
                  <Fact name="Priority">{shown().priority} of 10</Fact>
                </Show>
                <Fact name={shown().import ? "Imported" : "Assigned"}>
                  <TimeAgo at={shown().createdAt} />
                </Fact>
                <Show when={shown().startAt}>
                  {(at) => (
                    <Fact name="Not before">
                      <StartTime at={at()} />
                    </Fact>
                  )}
                </Show>
                <Show when={shown().finishedAt ? null : shown().pausedAt}>
                  {(at) => (
                    <Fact name="Paused">
                      <TimeAgo at={at()} />
                    </Fact>
                  )}
                </Show>
                <Fact name="Took">
                  <Show when={shown().finishedAt} fallback="not finished">
                    {(at) => formatSpan(Date.parse(at()) - Date.parse(shown().createdAt))}
                  </Show>
                </Fact>
              </Facts>
              <Show when={!shown().import}>
                <details class="disclosure">
                  <summary>Options</summary>
                  <DataSection title="As checked by the head" data={shown().config} />
                </details>
              </Show>
            </section>
            {hasSucceeded ? [found(), shares()] : [shares(), found()]}
          </>
        );
      }}
    </ValueFrame>
  );
}

const TARGETS_SHOWN = 12;

function TargetList(props: { targets: readonly string[] }) {
  return (
    <ul class="chips">
      <For each={props.targets.slice(0, TARGETS_SHOWN)}>
        {(target) => <li class="chip mono">{target}</li>}
      </For>
      <Show when={props.targets.length > TARGETS_SHOWN}>
        <li class="muted">and {props.targets.length - TARGETS_SHOWN} more</li>
      </Show>
    </ul>
  );
}

import { A, useParams } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { AssignmentCard } from "../components/assignment-card.tsx";
import { AssignmentDetails } from "../components/assignment-details.tsx";
import { followAssignments } from "../components/assignment-rows.ts";
import { StateBadge } from "../components/badges.tsx";
import { CancelScanButton } from "../components/cancel-scan-button.tsx";
import { DetectionTable, followDetections } from "../components/detection-table.tsx";
import { DataSection, Fact, Facts } from "../components/facts.tsx";
import { Icon } from "../components/icon.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { ProgressBar } from "../components/progress-bar.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { formatSpan } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveList, createLiveValue } from "../live.tsx";

const Scan_Query = graphql(`
  query Scan_Query($id: ID!) {
    scan(id: $id) {
      id
      name
      targets
      exclusions
      scanners
      config
      priority
      state
      progress
      createdAt
      finishedAt
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

const Scan_Assignments = graphql(`
  query Scan_Assignments($id: ID!, $after: String) {
    assignments(first: 25, after: $after, scanId: $id) {
      edges {
        cursor
        node {
          ...AssignmentRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const Scan_Detections = graphql(`
  query Scan_Detections($id: ID!, $after: String) {
    detections(first: 25, after: $after, scanId: $id) {
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

/** A scan of this many assignments or fewer shows their details at once. */
const OPEN_UP_TO = 2;

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
  const assignments = createLiveList(() => ({
    ...followAssignments(head, { scanId: props.id }),
    page: (after) => head.ask(Scan_Assignments, { id: props.id, after }).then((data) => data.assignments),
  }));
  const detections = createLiveList(() => ({
    ...followDetections(head),
    matches: (row) => row.lastAssignment?.scan.id === props.id,
    page: (after) => head.ask(Scan_Detections, { id: props.id, after }).then((data) => data.detections),
  }));
  const openAtOnce = createMemo(() => assignments.rows.length <= OPEN_UP_TO);

  return (
    <ValueFrame value={scan} part={(data) => data.scan} missing="There is no such scan">
      {(shown) => (
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
              <CancelScanButton
                id={props.id}
                name={shown().name}
                state={shown().state}
                onCancelled={scan.reload}
              />
            }
          />
          <section class="panel">
            <Show when={shown().state === "RUNNING" || shown().state === "CANCELLING"}>
              <ProgressBar share={shown().progress} label="Progress of the scan" />
            </Show>
            <Facts>
              <Fact name="Targets" wide>
                <TargetList targets={shown().targets} />
              </Fact>
              <Show when={shown().exclusions.length > 0}>
                <Fact name="Left out" wide>
                  <TargetList targets={shown().exclusions} />
                </Fact>
              </Show>
              <Fact name="Scanners">{shown().scanners.join(", ")}</Fact>
              <Fact name="Priority">{shown().priority} of 10</Fact>
              <Fact name="Assigned">
                <TimeAgo at={shown().createdAt} />
              </Fact>
              <Fact name="Took">
                <Show when={shown().finishedAt} fallback="not finished">
                  {(at) => formatSpan(Date.parse(at()) - Date.parse(shown().createdAt))}
                </Show>
              </Fact>
            </Facts>
            <details class="disclosure">
              <summary>Options</summary>
              <DataSection title="As checked by the head" data={shown().config} />
            </details>
          </section>
          <section class="panel">
            <h2>Assignments</h2>
            <ListFrame
              list={assignments}
              noun="assignments"
              empty={<EmptyState icon="assignments" title="This scan has no assignments" />}
            >
              <ul class="assignment-list">
                <For each={assignments.rows}>
                  {(row) => (
                    <AssignmentCard
                      row={row}
                      open={openAtOnce()}
                      details={() => <AssignmentDetails id={row.id} scanId={props.id} />}
                    />
                  )}
                </For>
              </ul>
            </ListFrame>
          </section>
          <section class="panel panel-table">
            <div class="panel-head">
              <h2>Detections</h2>
            </div>
            <ListFrame
              list={detections}
              noun="detections"
              empty={
                <EmptyState icon="detections" title="No detections">
                  <Show when={shown().finishedAt} fallback="They appear here while the scan runs.">
                    What was examined is listed under Coverage above.
                  </Show>
                </EmptyState>
              }
            >
              <DetectionTable list={detections} hrefOf={(id) => `/detections/${id}`} />
            </ListFrame>
          </section>
        </>
      )}
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

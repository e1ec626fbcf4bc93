import { A, useSearchParams } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { AssignScanButton } from "../components/assign-scan-button.tsx";
import { AssignmentCard, targetsText } from "../components/assignment-card.tsx";
import { followAssignments } from "../components/assignment-rows.ts";
import { StateBadge } from "../components/badges.tsx";
import { CancelScanButton } from "../components/cancel-scan-button.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { ProgressBar } from "../components/progress-bar.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { graphql } from "../gql/gql.ts";
import type { AssignmentState } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveList } from "../live.tsx";
import { groupByScan } from "../scan-groups.ts";

const Assignments_Query = graphql(`
  query Assignments_Query($after: String, $states: [AssignmentState!]) {
    assignments(first: 50, after: $after, states: $states) {
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

const ACTIVE: readonly AssignmentState[] = ["QUEUED", "RUNNING"];
/** More of one scan's assignments than this are left to the scan's own page. */
const SHOWN_PER_SCAN = 6;

export function Assignments() {
  const head = useHead();
  const [search, setSearch] = useSearchParams();
  const activeOnly = createMemo(() => search.show === "active");
  const list = createLiveList(() => {
    const states = activeOnly() ? ACTIVE : null;
    return {
      ...followAssignments(head, {}),
      matches: (row) => states === null || states.includes(row.state),
      page: (after) =>
        head
          .ask(Assignments_Query, { after, states: states === null ? null : [...states] })
          .then((data) => data.assignments),
    };
  });
  const groups = createMemo(() => new Map(groupByScan(list.rows).map((group) => [group.id, group])));
  const show = (active: boolean) => setSearch({ show: active ? "active" : undefined }, { replace: true });

  return (
    <>
      <PageHead title="Assignments" actions={<AssignScanButton place="page" />} />
      <div class="filters">
        <fieldset class="segments">
          <legend class="sr-only">Which assignments</legend>
          <button type="button" aria-pressed={!activeOnly()} onClick={() => show(false)}>
            All
          </button>
          <button type="button" aria-pressed={activeOnly()} onClick={() => show(true)}>
            Active
          </button>
        </fieldset>
      </div>
      <ListFrame
        list={list}
        noun="assignments"
        empty={
          <EmptyState
            icon="assignments"
            title={activeOnly() ? "Nothing is running or waiting" : "No scans yet"}
          >
            Assign a scan: choose targets and scanners, and an agent pulls it.
          </EmptyState>
        }
      >
        <For each={[...groups().keys()]}>
          {(id) => (
            <Show when={groups().get(id)}>
              {(group) => (
                <section
                  class="panel scan-group"
                  classList={{ fresh: isFresh(group().rows, list.state().arrived) }}
                >
                  <header class="scan-head">
                    <h2>
                      <A href={`/scans/${id}`}>{group().scan.name}</A>
                    </h2>
                    <StateBadge state={group().scan.state} />
                    <span class="muted scan-meta">
                      {targetsText(group().scan.targets)} · priority {group().scan.priority} ·{" "}
                      <TimeAgo at={group().scan.createdAt} />
                    </span>
                    <CancelScanButton id={id} name={group().scan.name} state={group().scan.state} />
                  </header>
                  <Show when={group().rows.length > 1 && group().scan.state === "RUNNING"}>
                    <ProgressBar share={group().scan.progress} label={`Progress of ${group().scan.name}`} />
                  </Show>
                  <ul class="assignment-list">
                    <For each={group().rows.slice(0, SHOWN_PER_SCAN)}>
                      {(row) => <AssignmentCard row={row} />}
                    </For>
                  </ul>
                  <Show when={group().rows.length > SHOWN_PER_SCAN}>
                    <A class="more-link" href={`/scans/${id}`}>
                      All assignments of this scan
                    </A>
                  </Show>
                </section>
              )}
            </Show>
          )}
        </For>
      </ListFrame>
    </>
  );
}

function isFresh(rows: readonly { id: string }[], arrived: ReadonlySet<string>): boolean {
  return rows.every((row) => arrived.has(row.id));
}

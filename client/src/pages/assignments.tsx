import { A, useSearchParams } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { nowMs } from "../clock.ts";
import { AssignScanButton } from "../components/assign-scan-button.tsx";
import { StateBadge } from "../components/badges.tsx";
import { Icon } from "../components/icon.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { ScanActionButtons } from "../components/scan-action-buttons.tsx";
import { ScanGlance } from "../components/scan-glance.tsx";
import { followScans } from "../components/scan-rows.ts";
import { ScanProgress } from "../components/share-summary.tsx";
import { EmptyState } from "../components/states.tsx";
import { StartTime, TimeAgo } from "../components/time-ago.tsx";
import { graphql } from "../gql/gql.ts";
import type { ScanRowFragment } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveList } from "../live.tsx";
import { countShares } from "../share-counts.ts";
import { May } from "../viewer.tsx";

const Assignments_Scans = graphql(`
  query Assignments_Scans($after: String, $active: Boolean) {
    scans(first: 25, after: $after, active: $active) {
      edges {
        cursor
        node {
          ...ScanRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** All scans, the newest first, each with its shares in numbers and a few of them in words. */
export function Assignments() {
  const head = useHead();
  const [search, setSearch] = useSearchParams();
  const activeOnly = createMemo(() => search.show === "active");
  /** The list itself, and panels that look at the shares of their scan when it changes. */
  const receivers = new Set<(scan: ScanRowFragment) => void>();
  const scans = createLiveList(() => {
    const active = activeOnly() || null;
    const follow = followScans(head);
    return {
      ...follow,
      matches: (scan) => active === null || !scan.finishedAt,
      page: (after) => head.ask(Assignments_Scans, { after, active }).then((data) => data.scans),
      subscribe(receive) {
        receivers.add(receive);
        const stop = follow.subscribe(tell);
        return () => {
          receivers.delete(receive);
          stop();
        };
      },
    };
  });
  /** A scan that the subscription brought, or that an action changed although no share of it changed. */
  function tell(scan: ScanRowFragment): void {
    for (const receive of receivers) receive(scan);
  }
  function hintsOf(scanId: string, changed: () => void): () => void {
    const receive = (scan: ScanRowFragment) => scan.id === scanId && changed();
    receivers.add(receive);
    return () => receivers.delete(receive);
  }
  const show = (active: boolean) => setSearch({ show: active ? "active" : undefined }, { replace: true });

  return (
    <>
      <PageHead
        title="Assignments"
        actions={
          <>
            <May least="OPERATOR">
              <A class="button" href="/import">
                <Icon name="upload" size={16} />
                <span>Import report</span>
              </A>
            </May>
            <AssignScanButton place="page" />
          </>
        }
      />
      <div class="filters">
        <fieldset class="segments">
          <legend class="sr-only">Which scans</legend>
          <button type="button" aria-pressed={!activeOnly()} onClick={() => show(false)}>
            All
          </button>
          <button type="button" aria-pressed={activeOnly()} onClick={() => show(true)}>
            Active
          </button>
        </fieldset>
      </div>
      <ListFrame
        list={scans}
        noun="scans"
        empty={
          <EmptyState
            icon="assignments"
            title={activeOnly() ? "Nothing is running or waiting" : "No scans yet"}
          >
            Assign a scan: choose targets and scanners, and an agent pulls it. Or{" "}
            <A href="/import">import a report</A> that you already have.
          </EmptyState>
        }
      >
        <For each={scans.rows}>
          {(scan) => (
            <ScanPanel
              scan={scan}
              fresh={scans.state().arrived.has(scan.id)}
              hints={(changed) => hintsOf(scan.id, changed)}
              onChanged={tell}
            />
          )}
        </For>
      </ListFrame>
    </>
  );
}

function ScanPanel(props: {
  scan: ScanRowFragment;
  fresh: boolean;
  hints: (changed: () => void) => () => void;
  onChanged: (scan: ScanRowFragment) => void;
}) {
  const counts = createMemo(() => countShares(props.scan.assignmentsByState));
  const startsLater = () => (Date.parse(props.scan.startAt ?? "") > nowMs() ? props.scan.startAt : null);
  return (
    <section class="panel scan-group" classList={{ fresh: props.fresh }}>
      <header class="scan-head">
        <h2>
          <A href={`/scans/${props.scan.id}`}>{props.scan.name}</A>
        </h2>
        <StateBadge state={props.scan.state} />
        <span class="muted scan-meta">
          {props.scan.scanners.join(", ")} ·{" "}
          <Show when={props.scan.import} fallback={`priority ${props.scan.priority}`}>
            {(report) => `imported by ${report().importedBy}`}
          </Show>{" "}
          · <TimeAgo at={props.scan.createdAt} />
          <Show when={startsLater()}>
            {(at) => (
              <>
                {" "}
                · starts <StartTime at={at()} />
              </>
            )}
          </Show>
        </span>
        <ScanActionButtons scan={props.scan} onChanged={props.onChanged} />
      </header>
      <ScanProgress scan={props.scan} />
      <Show when={counts().of.running + counts().of.waiting + counts().of.failed > 0}>
        <ScanGlance scanId={props.scan.id} hints={props.hints} />
      </Show>
      <Show when={counts().total > 1}>
        <A class="more-link" href={`/scans/${props.scan.id}`}>
          All assignments of this scan
        </A>
      </Show>
    </section>
  );
}

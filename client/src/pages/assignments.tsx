import { A, useSearchParams } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { nowMs } from "../clock.ts";
import { AssignScanButton } from "../components/assign-scan-button.tsx";
import { StateBadge } from "../components/badges.tsx";
import { Icon } from "../components/icon.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { NothingFound } from "../components/nothing-found.tsx";
import { PageHead } from "../components/page-head.tsx";
import { ScanActionButtons } from "../components/scan-action-buttons.tsx";
import { ScanGlance } from "../components/scan-glance.tsx";
import { followScans, type ScanRow } from "../components/scan-rows.ts";
import { SearchField } from "../components/search-field.tsx";
import { ScanProgress } from "../components/share-summary.tsx";
import { EmptyState } from "../components/states.tsx";
import { StartTime, TimeAgo } from "../components/time-ago.tsx";
import { graphql } from "../gql/gql.ts";
import type { ScanRowFragment } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveList } from "../live.tsx";
import { readSearch } from "../search-text.ts";
import { countShares } from "../share-counts.ts";
import { May } from "../viewer.tsx";

const Assignments_Scans = graphql(`
  query Assignments_Scans($after: String, $active: Boolean, $search: String!) {
    scans(first: 25, after: $after, active: $active, search: $search) {
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
  const [parameters, setParameters] = useSearchParams();
  const activeOnly = createMemo(() => parameters.show === "active");
  const search = createMemo(() => readSearch(parameters.q));
  /** The list itself, and panels that look at the shares of their scan when it changes. */
  const receivers = new Set<(scan: ScanRow) => void>();
  const scans = createLiveList<ScanRow>(() => {
    const active = activeOnly() || null;
    const words = search();
    const follow = followScans(head, words);
    return {
      ...follow,
      matches: (scan) => (scan.passes ?? true) && (active === null || !scan.finishedAt),
      page: (after) =>
        head.ask(Assignments_Scans, { after, active, search: words }).then((data) => data.scans),
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
  /** A scan that the subscription brought. */
  function tell(scan: ScanRow): void {
    for (const receive of receivers) receive(scan);
  }
  /** What an action changed, although no share of it changed; unless the list was narrowed to others meanwhile. */
  function tellOfShown(scan: ScanRow): void {
    if (scans.rows.some(({ id }) => id === scan.id)) tell(scan);
  }
  function hintsOf(scanId: string, changed: () => void): () => void {
    const receive = (scan: ScanRow) => scan.id === scanId && changed();
    receivers.add(receive);
    return () => receivers.delete(receive);
  }
  const narrow = (changes: { show?: "active" | undefined; q?: string | undefined }) =>
    setParameters(changes, { replace: true });

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
      <search class="filters">
        <SearchField
          label="Search scans"
          placeholder="Name, target, scanner"
          value={search()}
          onChange={(text) => narrow({ q: text || undefined })}
        />
        <fieldset class="segments">
          <legend class="sr-only">Which scans</legend>
          <button type="button" aria-pressed={!activeOnly()} onClick={() => narrow({ show: undefined })}>
            All
          </button>
          <button type="button" aria-pressed={activeOnly()} onClick={() => narrow({ show: "active" })}>
            Active
          </button>
        </fieldset>
      </search>
      <ListFrame
        list={scans}
        noun="scans"
        empty={
          <Show
            when={search()}
            fallback={
              <EmptyState
                icon="assignments"
                title={activeOnly() ? "Nothing is running or waiting" : "No scans yet"}
              >
                Assign a scan: choose targets and scanners, and an agent pulls it. Or{" "}
                <A href="/import">import a report</A> that you already have.
              </EmptyState>
            }
          >
            {(words) => (
              <NothingFound
                none={activeOnly() ? "No active scan" : "No scan"}
                search={words()}
                words="part of a name or target, a scanner or an id"
                onClear={() => narrow({ q: undefined })}
              />
            )}
          </Show>
        }
      >
        <For each={scans.rows}>
          {(scan) => (
            <ScanPanel
              scan={scan}
              fresh={scans.state().arrived.has(scan.id)}
              hints={(changed) => hintsOf(scan.id, changed)}
              onChanged={tellOfShown}
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

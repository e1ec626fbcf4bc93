import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, on, onCleanup, Show } from "solid-js";
import { AssignScanButton } from "../components/assign-scan-button.tsx";
import { BulkBar } from "../components/bulk-bar.tsx";
import { createDetectionCount } from "../components/detection-count.ts";
import { DetectionDetail } from "../components/detection-detail.tsx";
import { DetectionFacets } from "../components/detection-facets.tsx";
import { DetectionFilterBar } from "../components/detection-filter-bar.tsx";
import { COMPARE, type DetectionRow, followDetections } from "../components/detection-rows.ts";
import { DetectionTable } from "../components/detection-table.tsx";
import { ExportMenu } from "../components/export-menu.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { EmptyState } from "../components/states.tsx";
import { TriageButtons } from "../components/triage-buttons.tsx";
import {
  type DetectionFilters,
  isFiltered,
  matchesFilters,
  NO_FILTERS,
  readFilters,
  SORT_LABELS,
  toHeadFilter,
  writeFilters,
} from "../detection-filters.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveList, newestFirst } from "../live.tsx";
import { createQueryCheck } from "../query-check.ts";
import { May } from "../viewer.tsx";

const Detections_Query = graphql(`
  query Detections_Query(
    $after: String
    $query: String
    $sort: DetectionSort!
    $statuses: [DetectionStatus!]
    $severities: [Severity!]
    $scanners: [String!]
  ) {
    detections(
      first: 50
      after: $after
      query: $query
      sort: $sort
      statuses: $statuses
      severities: $severities
      scanners: $scanners
    ) {
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

const Detections_Count = graphql(`
  query Detections_Count($filter: DetectionFilterInput!) {
    detectionCount(filter: $filter)
  }
`);

export function Detections() {
  const head = useHead();
  const navigate = useNavigate();
  const parameters = useParams<{ id?: string }>();
  let section!: HTMLElement;
  const [search, setSearch] = useSearchParams();
  const filters = createMemo(() => readFilters(search), NO_FILTERS, { equals: sameFilters });
  const { applied, problem } = createQueryCheck(filters);
  const list = createLiveList<DetectionRow>(() => {
    const wanted = applied();
    return {
      ...followDetections(head, wanted.query),
      compare: COMPARE[wanted.sort],
      matches: (row) => matchesFilters(row, wanted),
      page: (after) =>
        head
          .ask(Detections_Query, { after, sort: wanted.sort, ...toHeadFilter(wanted) })
          .then((data) => data.detections),
    };
  });
  const counted = createDetectionCount(applied);
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set());
  createEffect(on(filters, () => setTicked(new Set<string>()), { defer: true }));
  // What was judged leaves the list; what lies below moves up.
  createEffect(() => {
    const { status, hasMore, loadingMore, error } = list.state();
    if (status === "ready" && list.rows.length === 0 && hasMore && !loadingMore && error === null)
      list.loadMore();
  });
  const change = (next: DetectionFilters) => setSearch(writeFilters(next), { replace: true });
  const address = (path: string) => {
    const query = new URLSearchParams(
      Object.entries(writeFilters(filters())).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ).toString();
    return query === "" ? path : `${path}?${query}`;
  };
  /** None newer than the list shows, so that nobody judges what they have not seen. */
  const allMatching = () => ({
    filter: toHeadFilter(applied()),
    upToId: list.rows.toSorted(newestFirst)[0]?.id ?? null,
  });
  const close = () => navigate(address("/detections"), { scroll: false });
  // The keyboard goes on in the list where it left it.
  createEffect<string | undefined>((before) => {
    if (before && !parameters.id)
      document.querySelector<HTMLElement>(`.split-list a[href*="/${before}"]`)?.focus();
    return parameters.id;
  });

  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && parameters.id && !document.querySelector("[role=dialog]")) close();
  };
  addEventListener("keydown", onKey);
  onCleanup(() => removeEventListener("keydown", onKey));

  return (
    <>
      <PageHead
        title="Detections"
        actions={
          <>
            <ExportMenu filter={toHeadFilter(applied())} />
            <AssignScanButton place="page" />
          </>
        }
      />
      <button type="button" class="skip-link" onClick={() => section.focus()}>
        Skip to the list
      </button>
      <DetectionFilterBar
        filters={filters()}
        problem={problem()}
        counted={counted()}
        facets={<DetectionFacets filters={applied()} counted={counted()} onChange={change} />}
        onChange={change}
      />
      <div class="split" classList={{ "split-open": Boolean(parameters.id) }}>
        <section
          class="panel panel-table split-list"
          aria-label="List of detections"
          tabIndex={-1}
          ref={section}
        >
          <May least="ANALYST">
            <BulkBar
              label="Selected detections"
              selected={ticked()}
              hasMore={list.state().hasMore}
              countMatching={() =>
                head
                  .ask(Detections_Count, { filter: toHeadFilter(applied()) })
                  .then((data) => data.detectionCount)
              }
              onClear={() => setTicked(new Set<string>())}
            >
              {(bulk) => (
                <TriageButtons
                  selection={bulk.all ? allMatching() : { ids: [...ticked()] }}
                  count={bulk.count}
                  status={null}
                  onDone={bulk.done}
                />
              )}
            </BulkBar>
          </May>
          <ListFrame
            list={list}
            noun="detections"
            leading={filters().sort === "EXPLOITATION" ? "first" : SORT_LABELS[filters().sort].toLowerCase()}
            empty={
              <Show
                when={isFiltered(filters())}
                fallback={
                  <EmptyState icon="detections" title="No detections need attention">
                    What scans find appears here while they run. What is resolved or judged has left this
                    list:{" "}
                    <button
                      type="button"
                      class="link-button"
                      onClick={() => change({ ...NO_FILTERS, status: "ALL" })}
                    >
                      show every status
                    </button>
                    .
                  </EmptyState>
                }
              >
                <EmptyState icon="search" title="Nothing matches these filters">
                  <button type="button" class="button" onClick={() => change(NO_FILTERS)}>
                    Clear the filters
                  </button>
                </EmptyState>
              </Show>
            }
          >
            <DetectionTable
              list={list}
              selectedId={parameters.id}
              compact={Boolean(parameters.id)}
              ticked={ticked()}
              onTick={setTicked}
              hrefOf={(id) => address(`/detections/${id}`)}
            />
          </ListFrame>
        </section>
        <Show when={parameters.id} keyed>
          {(id) => <DetectionDetail id={id} onClose={close} />}
        </Show>
      </div>
    </>
  );
}

function sameFilters(a: DetectionFilters, b: DetectionFilters): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

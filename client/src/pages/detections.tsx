import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createMemo, onCleanup, Show } from "solid-js";
import { AssignScanButton } from "../components/assign-scan-button.tsx";
import { DetectionDetail } from "../components/detection-detail.tsx";
import { DetectionFilterBar } from "../components/detection-filter-bar.tsx";
import { DetectionTable, followDetections } from "../components/detection-table.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { EmptyState } from "../components/states.tsx";
import {
  type DetectionFilters,
  isFiltered,
  matchesFilters,
  readFilters,
  writeFilters,
} from "../detection-filters.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveList } from "../live.tsx";

const Detections_Query = graphql(`
  query Detections_Query($after: String, $severities: [Severity!], $scanners: [String!], $text: String) {
    detections(first: 50, after: $after, severities: $severities, scanners: $scanners, text: $text) {
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

/** The head takes no longer text; an address may carry one. */
const LONGEST_TEXT = 200;
const NO_FILTERS: DetectionFilters = { severities: [], scanners: [], text: "" };

export function Detections() {
  const head = useHead();
  const navigate = useNavigate();
  const parameters = useParams<{ id?: string }>();
  const [search, setSearch] = useSearchParams();
  const filters = createMemo(() => readFilters(search), NO_FILTERS, { equals: sameFilters });
  const list = createLiveList(() => {
    const wanted = filters();
    return {
      ...followDetections(head),
      matches: (row) => matchesFilters(row, wanted),
      page: (after) =>
        head.ask(Detections_Query, { after, ...toVariables(wanted) }).then((data) => data.detections),
    };
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
  const close = () => navigate(address("/detections"), { scroll: false });

  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && parameters.id && !document.querySelector("[role=dialog]")) close();
  };
  addEventListener("keydown", onKey);
  onCleanup(() => removeEventListener("keydown", onKey));

  return (
    <>
      <PageHead title="Detections" actions={<AssignScanButton place="page" />} />
      <DetectionFilterBar filters={filters()} onChange={change} />
      <div class="split" classList={{ "split-open": Boolean(parameters.id) }}>
        <section class="panel panel-table split-list" aria-label="List of detections">
          <ListFrame
            list={list}
            noun="detections"
            empty={
              <Show
                when={isFiltered(filters())}
                fallback={
                  <EmptyState icon="detections" title="No detections yet">
                    Assign a scan; what it finds appears here while it runs.
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

function toVariables(filters: DetectionFilters) {
  return {
    severities: filters.severities.length > 0 ? [...filters.severities] : null,
    scanners: filters.scanners.length > 0 ? [...filters.scanners] : null,
    text: filters.text.trim().slice(0, LONGEST_TEXT) || null,
  };
}

function sameFilters(a: DetectionFilters, b: DetectionFilters): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

import { A, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, on, Show, untrack } from "solid-js";
import {
  type AssetFilters,
  isAssetFiltered,
  matchesAssetFilters,
  readAssetFilters,
  toAssetFilterInput,
  writeAssetFilters,
} from "../asset-filters.ts";
import { nowMs } from "../clock.ts";
import { AssetButtons } from "../components/asset-buttons.tsx";
import { AssetFilterBar } from "../components/asset-filter-bar.tsx";
import { followAssets } from "../components/asset-rows.ts";
import { AssetTable } from "../components/asset-table.tsx";
import { BulkBar } from "../components/bulk-bar.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { EmptyState } from "../components/states.tsx";
import { lastDays } from "../difference-sides.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveList } from "../live.tsx";
import { May } from "../viewer.tsx";

const Assets_Query = graphql(`
  query Assets_Query(
    $after: String
    $kinds: [AssetKind!]
    $criticalities: [Criticality!]
    $openAtLeast: Severity
    $labels: [LabelInput!]
    $text: String
    $network: String
  ) {
    assets(
      first: 50
      after: $after
      kinds: $kinds
      criticalities: $criticalities
      openAtLeast: $openAtLeast
      labels: $labels
      text: $text
      network: $network
    ) {
      edges {
        cursor
        node {
          ...AssetRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const Assets_Count = graphql(`
  query Assets_Count($filter: AssetFilterInput!) {
    assetCount(filter: $filter)
  }
`);

export function Assets() {
  const head = useHead();
  const [search, setSearch] = useSearchParams();
  const filters = createMemo(() => readAssetFilters(search), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const list = createLiveList(() => {
    const wanted = filters();
    return {
      ...followAssets(head),
      matches: (row) => matchesAssetFilters(row, wanted),
      page: (after) =>
        head.ask(Assets_Query, { after, ...toAssetFilterInput(wanted) }).then((data) => data.assets),
    };
  });
  const [ticked, setTicked] = createSignal<ReadonlySet<string>>(new Set());
  createEffect(on(filters, () => setTicked(new Set<string>()), { defer: true }));
  const lastWeek = lastDays(7, untrack(nowMs));
  const change = (changes: Partial<AssetFilters>) =>
    setSearch(writeAssetFilters({ ...filters(), ...changes }), { replace: true });

  return (
    <>
      <PageHead
        title="Assets"
        actions={
          <A class="button" href={`/difference?since=${lastWeek.from}`}>
            What changed
          </A>
        }
      />
      <AssetFilterBar filters={filters()} onChange={change} />
      <section class="panel panel-table" aria-label="List of assets">
        <May least="ANALYST">
          <BulkBar
            label="Selected assets"
            selected={ticked()}
            hasMore={list.state().hasMore}
            countMatching={() =>
              head
                .ask(Assets_Count, { filter: toAssetFilterInput(filters()) })
                .then((data) => data.assetCount)
            }
            onClear={() => setTicked(new Set<string>())}
          >
            {(bulk) => (
              <AssetButtons
                selection={bulk.all ? { filter: toAssetFilterInput(filters()) } : { ids: [...ticked()] }}
                count={bulk.count}
                asset={null}
                known={list.rows.flatMap((row) => row.labels)}
                onDone={bulk.done}
              />
            )}
          </BulkBar>
        </May>
        <ListFrame
          list={list}
          noun="assets"
          leading="riskiest"
          empty={
            <Show
              when={isAssetFiltered(filters())}
              fallback={
                <EmptyState icon="assets" title="No assets yet">
                  Assign a scan; hosts, machines and file trees appear here as they are seen.
                </EmptyState>
              }
            >
              <EmptyState icon="search" title="No asset matches these filters" />
            </Show>
          }
        >
          <AssetTable rows={list.rows} arrived={list.state().arrived} ticked={ticked()} onTick={setTicked} />
        </ListFrame>
      </section>
    </>
  );
}

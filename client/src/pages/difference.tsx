import { A, useSearchParams } from "@solidjs/router";
import { createMemo, createResource, createSignal, For, Match, Show, Switch } from "solid-js";
import { Icon } from "../components/icon.tsx";
import { PageHead } from "../components/page-head.tsx";
import { EmptyState, ErrorState, Skeleton } from "../components/states.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { DifferenceChange, DifferenceRowFragment, DifferenceSection } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";

const DifferenceScans_Query = graphql(`
  query DifferenceScans_Query($to: ID!) {
    scan(id: $to) {
      id
      name
      createdAt
      previous {
        id
      }
    }
    scans(first: 50, active: false) {
      edges {
        node {
          id
          name
          createdAt
        }
      }
    }
  }
`);

graphql(`
  fragment DifferenceRow on DifferenceRow {
    key
    protocol
    port
    before
    after
    asset {
      id
      label
    }
    detection {
      id
      title
    }
  }
`);

const Difference_Query = graphql(`
  query Difference_Query(
    $from: DifferencePointInput!
    $to: DifferencePointInput!
    $section: DifferenceSection!
    $change: DifferenceChange!
    $after: String
  ) {
    difference(from: $from, to: $to) {
      page(section: $section, change: $change, first: 50, after: $after) {
        count
        endCursor
        nodes {
          ...DifferenceRow
        }
      }
    }
  }
`);

const SECTION_LABELS: Record<DifferenceSection, string> = {
  HOSTS: "Hosts",
  SERVICES: "Services",
  DETECTIONS: "Detections",
};
const CHANGE_LABELS: Record<DifferenceChange, string> = {
  NEW: "New",
  GONE: "Gone",
  CHANGED: "Changed",
  NOT_EXAMINED: "Not examined",
};
const CHANGE_TONES: Record<DifferenceChange, string> = {
  NEW: "bad",
  GONE: "good",
  CHANGED: "warn",
  NOT_EXAMINED: "quiet",
};
const SECTIONS = Object.keys(SECTION_LABELS) as DifferenceSection[];
const CHANGES = Object.keys(CHANGE_LABELS) as DifferenceChange[];

/**
 * What differs between a scan and an earlier one: by default the run before it. Where a condition hands on a value, it is
 * keyed: the router changes pages in a transition, and an accessor that is read outside of it finds the value gone.
 */
export function Difference() {
  const head = useHead();
  const [search, setSearch] = useSearchParams<{ from: string; to: string }>();
  const [scans] = createResource(
    () => search.to,
    (to) => head.ask(DifferenceScans_Query, { to }),
  );
  const answer = () => (scans.error ? undefined : scans());
  const from = () => search.from ?? answer()?.scan?.previous?.id;
  const sides = createMemo(() => {
    const earlier = from();
    return earlier && search.to ? { from: { scanId: earlier }, to: { scanId: search.to } } : undefined;
  });
  const choices = () =>
    (answer()?.scans.edges ?? []).map(({ node }) => node).filter(({ id }) => id !== search.to);
  const isListed = () => choices().some(({ id }) => id === from());

  return (
    <>
      <PageHead
        title="Difference"
        above={
          <Show when={search.to} keyed>
            {(id) => (
              <A href={`/scans/${id}`}>
                <Icon name="back" size={14} /> {answer()?.scan?.name ?? "Scan"}
              </A>
            )}
          </Show>
        }
        detail={
          <Show when={answer()?.scan} keyed>
            {(scan) => (
              <>
                {scan.name}, <TimeAgo at={scan.createdAt} />
              </>
            )}
          </Show>
        }
      />
      <Switch fallback={<Skeleton />}>
        <Match when={scans.error}>
          <ErrorState error={scans.error} />
        </Match>
        <Match when={!search.to || answer()?.scan === null}>
          <EmptyState icon="search" title="There is no such scan">
            Open a scan and choose to compare it.
          </EmptyState>
        </Match>
        <Match when={answer()}>
          <div class="filters">
            <label>
              Compared with{" "}
              <select
                value={from() ?? ""}
                onChange={(event) => setSearch({ from: event.currentTarget.value })}
              >
                <Show when={!from()}>
                  <option value="">Choose an earlier scan</option>
                </Show>
                <Show when={from() && !isListed()}>
                  <option value={from()}>An older scan</option>
                </Show>
                <For each={choices()}>
                  {(scan) => (
                    <option value={scan.id} selected={scan.id === from()}>
                      {scan.name}, {new Date(scan.createdAt).toLocaleString()}
                    </option>
                  )}
                </For>
              </select>
            </label>
          </div>
          <Show
            when={sides()}
            keyed
            fallback={
              <EmptyState icon="search" title="No earlier run">
                No finished scan before it has this name or schedule. Choose one to compare with.
              </EmptyState>
            }
          >
            {(both) => (
              <For each={SECTIONS}>{(section) => <SectionPanel sides={both} section={section} />}</For>
            )}
          </Show>
        </Match>
      </Switch>
    </>
  );
}

type Sides = { from: { scanId: string }; to: { scanId: string } };

/** A section: how many differ in each way, and the rows of the way that is looked at. */
function SectionPanel(props: { sides: Sides; section: DifferenceSection }) {
  const head = useHead();
  const [chosen, setChosen] = createSignal<DifferenceChange>();
  const ask = (change: DifferenceChange, after: string | null = null) =>
    head
      .ask(Difference_Query, { ...props.sides, section: props.section, change, after })
      .then((data) => data.difference.page);
  const [pages, { mutate, refetch }] = createResource(async () => {
    const answers = await Promise.all(CHANGES.map((change) => ask(change)));
    return new Map(CHANGES.map((change, index) => [change, answers[index] as (typeof answers)[number]]));
  });
  const held = () => (pages.error ? undefined : pages());
  const shown = () => chosen() ?? CHANGES.find((change) => (held()?.get(change)?.count ?? 0) > 0);

  async function loadMore(change: DifferenceChange): Promise<void> {
    const known = held()?.get(change);
    if (!known?.endCursor) return;
    const next = await ask(change, known.endCursor);
    mutate((before) => new Map(before).set(change, { ...next, nodes: [...known.nodes, ...next.nodes] }));
  }

  return (
    <section class="panel panel-table" aria-label={SECTION_LABELS[props.section]}>
      <div class="panel-head">
        <h2>{SECTION_LABELS[props.section]}</h2>
        <fieldset class="filter-chips">
          <legend class="sr-only">How they differ</legend>
          <For each={CHANGES}>
            {(change) => (
              <button
                type="button"
                class="chip-button chip-plain"
                aria-pressed={shown() === change}
                disabled={(held()?.get(change)?.count ?? 0) === 0}
                onClick={() => setChosen(change)}
              >
                {CHANGE_LABELS[change]} {formatNumber(held()?.get(change)?.count ?? 0)}
              </button>
            )}
          </For>
        </fieldset>
      </div>
      <Switch fallback={<EmptyState icon="check" title="No difference" />}>
        <Match when={pages.error}>
          <ErrorState error={pages.error} onRetry={() => void refetch()} />
        </Match>
        <Match when={pages.loading}>
          <Skeleton rows={3} />
        </Match>
        <Match when={shown()} keyed>
          {(change) => (
            <ChangeTable
              change={change}
              rows={held()?.get(change)?.nodes ?? []}
              onMore={held()?.get(change)?.endCursor ? () => void loadMore(change) : undefined}
            />
          )}
        </Match>
      </Switch>
    </section>
  );
}

function ChangeTable(props: {
  change: DifferenceChange;
  rows: readonly DifferenceRowFragment[];
  onMore: (() => void) | undefined;
}) {
  return (
    <>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col">What</th>
            <th scope="col" class="hide-small">
              Before
            </th>
            <th scope="col" class="hide-small">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <td class="nowrap">
                  <span class={`badge badge-${CHANGE_TONES[props.change]}`}>
                    {CHANGE_LABELS[props.change]}
                  </span>
                </td>
                <td class="cell-main">
                  <A href={`/assets/${row.asset.id}`}>{row.asset.label}</A>
                  <Show when={row.port != null}>
                    {" "}
                    {row.port}/{row.protocol}
                  </Show>
                  <Show when={row.detection}>
                    {(detection) => (
                      <span class="cell-sub">
                        <A href={`/detections/${detection().id}`}>{detection().title}</A>
                      </span>
                    )}
                  </Show>
                </td>
                <td class="hide-small">{words(row.before)}</td>
                <td class="hide-small">{words(row.after)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <Show when={props.onMore}>
        {(more) => (
          <footer class="list-foot">
            <button type="button" class="button button-small" onClick={more()}>
              Load more
            </button>
          </footer>
        )}
      </Show>
    </>
  );
}

/** The plain facts of one side in short; a dash where there are none. */
function words(facts: unknown): string {
  const values = Object.values((facts ?? {}) as Record<string, unknown>).flat();
  const plain = values.filter((value) => typeof value === "string" || typeof value === "number");
  return plain.length > 0 ? plain.join(" ").slice(0, 200) : "—";
}

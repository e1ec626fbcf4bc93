import { createResource, createSignal, For, Match, Switch } from "solid-js";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { DifferenceChange, DifferencePointInput, DifferenceSection } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { CHANGE_LABELS, ChangeTable } from "./difference-table.tsx";
import { EmptyState, ErrorState, Skeleton } from "./states.tsx";

const DifferenceSection_Query = graphql(`
  query DifferenceSection_Query(
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
const CHANGES = Object.keys(CHANGE_LABELS) as DifferenceChange[];
/** In the order in which they are shown. */
export const SECTIONS = Object.keys(SECTION_LABELS) as DifferenceSection[];

/** A section: how many differ in each way, and the rows of the way that is looked at. */
export function DifferenceSectionPanel(props: {
  sides: { from: DifferencePointInput; to: DifferencePointInput };
  section: DifferenceSection;
}) {
  const head = useHead();
  const [chosen, setChosen] = createSignal<DifferenceChange>();
  const ask = (change: DifferenceChange, after: string | null = null) =>
    head
      .ask(DifferenceSection_Query, { ...props.sides, section: props.section, change, after })
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

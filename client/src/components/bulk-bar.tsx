import { createSignal, Show } from "solid-js";
import { type DetectionFilters, toHeadFilter } from "../detection-filters.ts";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { sentenceOf } from "../request-error.ts";
import { TriageButtons } from "./triage-buttons.tsx";

const BulkBar_Count = graphql(`
  query BulkBar_Count($filter: DetectionFilterInput!) {
    detectionCount(filter: $filter)
  }
`);

/** What is selected in the list, and what can be done with it; also with all that match the filters. */
export function BulkBar(props: {
  selected: ReadonlySet<string>;
  filters: DetectionFilters;
  /** More match the filters than are selected. */
  hasMore: boolean;
  /** The newest detection of the list: none newer is acted on. */
  newestId: string | undefined;
  onClear: () => void;
}) {
  const head = useHead();
  const [matching, setMatching] = createSignal<number | null>(null);
  const [said, setSaid] = createSignal("");

  async function takeAllMatching(): Promise<void> {
    try {
      const { detectionCount } = await head.ask(BulkBar_Count, { filter: toHeadFilter(props.filters) });
      setMatching(detectionCount);
    } catch (error) {
      setSaid(sentenceOf(error));
    }
  }

  function clear(): void {
    setMatching(null);
    props.onClear();
  }

  const count = () => matching() ?? props.selected.size;
  const selection = () =>
    matching() === null
      ? { ids: [...props.selected] }
      : { filter: toHeadFilter(props.filters), upToId: props.newestId ?? null };

  return (
    <section class="bulk-bar" aria-label="Selected detections">
      <Show when={props.selected.size > 0}>
        <p class="bulk-count">
          <strong>{formatNumber(count())}</strong> selected
          <Show when={props.hasMore && matching() === null}>
            {" "}
            <button type="button" class="link-button" onClick={() => void takeAllMatching()}>
              Select all that match
            </button>
          </Show>
        </p>
        <TriageButtons
          selection={selection()}
          count={count()}
          status={null}
          onDone={(sentence) => {
            setSaid(sentence);
            clear();
          }}
        />
        <button type="button" class="button button-plain button-small" onClick={clear}>
          Clear selection
        </button>
      </Show>
      <p class="bulk-said" role="status">
        {said()}
      </p>
    </section>
  );
}

import { createSignal, type JSX, Show } from "solid-js";
import { formatNumber } from "../format.ts";
import { sentenceOf } from "../request-error.ts";

/** What is selected: the ticked rows, or all that match the filters. */
export interface Bulk {
  /** All that match, not only the ticked rows. */
  readonly all: boolean;
  readonly count: number;
  /** Says what became of it, and clears the selection. */
  done(sentence: string): void;
}

/** What is selected in a list, and what can be done with it; also with all that match the filters. */
export function BulkBar(props: {
  /** Of the list, such as "Selected detections". */
  label: string;
  selected: ReadonlySet<string>;
  /** More match the filters than are loaded. */
  hasMore: boolean;
  countMatching: () => Promise<number>;
  onClear: () => void;
  /** What can be done. */
  children: (bulk: Bulk) => JSX.Element;
}) {
  const [matching, setMatching] = createSignal<number | null>(null);
  const [said, setSaid] = createSignal("");

  async function takeAllMatching(): Promise<void> {
    try {
      setMatching(await props.countMatching());
    } catch (error) {
      setSaid(sentenceOf(error));
    }
  }

  function clear(): void {
    setMatching(null);
    props.onClear();
  }

  const count = () => matching() ?? props.selected.size;
  const bulk: Bulk = {
    get all() {
      return matching() !== null;
    },
    get count() {
      return count();
    },
    done(sentence) {
      setSaid(sentence);
      clear();
    },
  };

  return (
    <section class="bulk-bar" aria-label={props.label}>
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
        {props.children(bulk)}
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

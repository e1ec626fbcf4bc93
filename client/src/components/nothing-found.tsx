import { EmptyState } from "./states.tsx";

/** A search that no row of a list matches. */
export function NothingFound(props: {
  /** Such as "No agent". */
  none: string;
  search: string;
  /** What each word may be. */
  words: string;
  onClear: () => void;
}) {
  return (
    <EmptyState icon="search" title={`${props.none} matches “${props.search}”`}>
      <p>All words must match, each of them {props.words}.</p>
      <button type="button" class="button" onClick={props.onClear}>
        Clear the search
      </button>
    </EmptyState>
  );
}

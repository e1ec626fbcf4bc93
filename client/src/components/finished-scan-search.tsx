import { Show } from "solid-js";
import { noteOf } from "../finished-scans-note.ts";
import { sentenceOf } from "../request-error.ts";
import type { FinishedScans } from "./finished-scans.ts";
import { SearchField } from "./search-field.tsx";
import { Notice } from "./states.tsx";

/** Searches the finished scans, goes from page to page of them, and says which are listed. */
export function FinishedScanSearch(props: {
  scans: FinishedScans;
  /** Leaves the failure to the page, which says it. */
  isErrorSaid: boolean;
}) {
  const page = () => props.scans.shown();
  const note = () => {
    const shown = page();
    return shown ? noteOf({ ...shown, count: shown.scans.length, hasMore: shown.next !== null }) : "";
  };
  return (
    <>
      <SearchField
        label="Search finished scans"
        placeholder="Name, target, scanner"
        value={props.scans.search()}
        onChange={props.scans.narrow}
      />
      <span class="muted listed-note" role="status">
        {note()}
      </span>
      <Show when={page()?.next || page()?.pagesBefore}>
        <span class="nowrap">
          <button
            type="button"
            class="button button-small"
            disabled={page()?.pagesBefore === 0}
            onClick={props.scans.newer}
          >
            Newer scans
          </button>{" "}
          <button
            type="button"
            class="button button-small"
            disabled={page()?.next === null}
            onClick={props.scans.older}
          >
            Older scans
          </button>
        </span>
      </Show>
      <Show when={!props.isErrorSaid && props.scans.error()}>
        <Notice tone="bad">
          {sentenceOf(props.scans.error())}{" "}
          <button type="button" class="button button-small" onClick={props.scans.retry}>
            Try again
          </button>
        </Notice>
      </Show>
    </>
  );
}

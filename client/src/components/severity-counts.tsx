import { For, Show } from "solid-js";
import { formatCompact } from "../format.ts";
import type { Severity } from "../gql/graphql.ts";
import { SEVERITY_LABELS } from "./badges.tsx";

/** Open detections by severity, the worst first, those that there are. */
export function SeverityCounts(props: { counts: readonly { severity: Severity; count: number }[] }) {
  const open = () => props.counts.filter(({ count }) => count > 0);
  return (
    <Show when={open().length > 0} fallback={<span class="muted">none</span>}>
      <ul class="chips">
        <For each={open()}>
          {({ severity, count }) => (
            <li class={`severity severity-${severity.toLowerCase()}`}>
              <span class="severity-mark" aria-hidden="true" />
              {formatCompact(count)} {SEVERITY_LABELS[severity].toLowerCase()}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { formatCompact } from "../format.ts";
import type { Severity } from "../gql/graphql.ts";
import { SEVERITY_LABELS } from "./badges.tsx";

/** Open detections by severity, the worst first, those that there are. */
export function SeverityCounts(props: {
  counts: readonly { severity: Severity; count: number }[];
  /** Where each leads; without it they are no links. */
  hrefOf?: (severity: Severity) => string;
}) {
  const open = () => props.counts.filter(({ count }) => count > 0);
  return (
    <Show when={open().length > 0} fallback={<span class="muted">none</span>}>
      <ul class="chips">
        <For each={open()}>
          {({ severity, count }) => {
            const look = `severity severity-${severity.toLowerCase()}`;
            const words = () => (
              <>
                <span class="severity-mark" aria-hidden="true" />
                {formatCompact(count)} {SEVERITY_LABELS[severity].toLowerCase()}
              </>
            );
            return (
              <li>
                <Show when={props.hrefOf} fallback={<span class={look}>{words()}</span>}>
                  {(hrefOf) => (
                    <A class={look} href={hrefOf()(severity)}>
                      {words()}
                    </A>
                  )}
                </Show>
              </li>
            );
          }}
        </For>
      </ul>
    </Show>
  );
}

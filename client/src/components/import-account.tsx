import { For, Show } from "solid-js";
import { formatNumber } from "../format.ts";
import type { ImportAccount } from "../report-upload.ts";
import { Notice } from "./states.tsx";

/** What became of a report, in words, with each line of it that could not be used. */
export function ImportAccountView(props: {
  account: Pick<ImportAccount, "state" | "code" | "summary" | "unreadableCount" | "unreadable" | "missing">;
}) {
  const tone = () =>
    props.account.state === "FAILED" || props.account.state === "EXPIRED"
      ? "bad"
      : props.account.code === "COMPLETE" || props.account.state === "RUNNING"
        ? "info"
        : "warn";
  return (
    <div class="import-account">
      <Notice tone={tone()}>{props.account.summary}</Notice>
      <Show when={props.account.unreadableCount > 0}>
        <details class="disclosure">
          <summary>Lines that could not be used ({formatNumber(props.account.unreadableCount)})</summary>
          <ul class="import-lines">
            <For each={props.account.unreadable}>
              {({ line, why }) => (
                <li>
                  <span class="mono">line {line}</span> {why}
                </li>
              )}
            </For>
          </ul>
          <Show when={props.account.unreadableCount > props.account.unreadable.length}>
            <p class="muted">
              and {formatNumber(props.account.unreadableCount - props.account.unreadable.length)} more
            </p>
          </Show>
        </details>
      </Show>
      <Show when={props.account.missing.length > 0}>
        <details class="disclosure">
          <summary>What is missing from it ({formatNumber(props.account.missing.length)})</summary>
          <ul class="import-lines">
            <For each={props.account.missing}>
              {({ what, why }) => (
                <li>
                  <span class="mono">{what}</span> {why}
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </div>
  );
}

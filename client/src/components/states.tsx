import { For, type JSX, Show } from "solid-js";
import { sentenceOf } from "../request-error.ts";
import { Icon, type IconName } from "./icon.tsx";

/** Grey lines in place of rows that are being loaded. */
export function Skeleton(props: { rows?: number }) {
  return (
    <div class="skeleton" role="status" aria-label="Loading">
      <For each={Array.from({ length: props.rows ?? 5 })}>{() => <div class="skeleton-row" />}</For>
    </div>
  );
}

/** Nothing here, and what to do about it. */
export function EmptyState(props: { icon: IconName; title: string; children?: JSX.Element }) {
  return (
    <div class="state">
      <span class="state-icon">
        <Icon name={props.icon} size={24} />
      </span>
      <p class="state-title">{props.title}</p>
      <div class="state-text">{props.children}</div>
    </div>
  );
}

/** It did not work: why, and a way to try again. */
export function ErrorState(props: { error: unknown; onRetry?: () => void }) {
  return (
    <div class="state" role="alert">
      <span class="state-icon state-icon-bad">
        <Icon name="warning" size={24} />
      </span>
      <p class="state-title">This could not be loaded</p>
      <p class="state-text">{sentenceOf(props.error)}</p>
      <Show when={props.onRetry}>
        {(retry) => (
          <button type="button" class="button" onClick={() => retry()()}>
            Try again
          </button>
        )}
      </Show>
    </div>
  );
}

/** A short notice in the flow of a page. */
export function Notice(props: { tone: "bad" | "warn" | "info"; children: JSX.Element }) {
  return (
    <div class={`notice notice-${props.tone}`} role={props.tone === "bad" ? "alert" : "status"}>
      <Show when={props.tone !== "info"}>
        <Icon name="warning" />
      </Show>
      <div>{props.children}</div>
    </div>
  );
}

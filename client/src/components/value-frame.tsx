import { type Accessor, type JSX, Match, Show, Switch } from "solid-js";
import type { LiveValue } from "../live.tsx";
import { OutdatedNotice } from "./outdated-notice.tsx";
import { EmptyState, ErrorState, Skeleton } from "./states.tsx";

/** The states of a live value around what it shows: loading, failed, not there, outdated. */
export function ValueFrame<Value, Part extends object>(props: {
  value: LiveValue<Value>;
  /** The part of the answer to show; null or false where the head has nothing. */
  part: (value: Value) => Part | null | undefined | false;
  /** What stands in place of a part that is not there: a sentence for a thing, a state for a list. */
  missing: JSX.Element;
  children: (part: Accessor<Part>) => JSX.Element;
}) {
  const part = () => {
    const value = props.value.value();
    return value === undefined ? undefined : props.part(value);
  };
  return (
    <Switch fallback={<Skeleton />}>
      <Match when={part()}>
        {(shown) => (
          <>
            <OutdatedNotice error={props.value.error()} />
            {props.children(shown)}
          </>
        )}
      </Match>
      <Match when={props.value.value() !== undefined}>
        <Show when={typeof props.missing === "string" && props.missing} fallback={props.missing}>
          {(sentence) => (
            <EmptyState icon="search" title={sentence()}>
              The address may be mistyped.
            </EmptyState>
          )}
        </Show>
      </Match>
      <Match when={props.value.error() !== null}>
        <ErrorState error={props.value.error()} onRetry={props.value.reload} />
      </Match>
    </Switch>
  );
}

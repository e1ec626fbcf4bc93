import * as Popover from "@kobalte/core/popover";
import { createEffect, createMemo, createSignal, createUniqueId, For, on, onCleanup, Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { QueryField_KeysQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import type { QueryProblem } from "../query-check.ts";
import { completeKey, startedKey } from "../query-text.ts";
import { Icon } from "./icon.tsx";

const QueryField_Keys = graphql(`
  query QueryField_Keys {
    detectionQueryKeys {
      key
      meaning
      example
    }
  }
`);

const TYPING_MS = 250;
const LONGEST_QUERY = 1000;

/** The search box: a query in the head's language, completed key by key, with what is wrong under it and help beside it. */
export function QueryField(props: {
  query: string;
  problem: QueryProblem | null;
  onChange: (query: string) => void;
}) {
  const head = useHead();
  // No resource: the page would wait for it.
  const [keys, setKeys] = createSignal<QueryField_KeysQuery["detectionQueryKeys"]>([]);
  function loadKeys(): void {
    head.ask(QueryField_Keys, {}).then(
      (data) => setKeys(data.detectionQueryKeys),
      () => undefined, // without help one can still search; opening it asks again
    );
  }
  loadKeys();
  const [text, setText] = createSignal(props.query);
  const problemId = createUniqueId();
  let input!: HTMLInputElement;
  let typing: ReturnType<typeof setTimeout> | undefined;
  createEffect(on(() => props.query, setText, { defer: true }));
  onCleanup(() => clearTimeout(typing));

  function type(value: string): void {
    setText(value);
    clearTimeout(typing);
    typing = setTimeout(() => props.onChange(value), TYPING_MS);
  }
  function write(value: string): void {
    type(value);
    input.focus();
  }

  const started = createMemo(() => startedKey(text()));
  const completions = () => (started() === "" ? [] : keys().filter(({ key }) => key.startsWith(started())));
  const isCurrent = () => props.problem !== null && text() === props.query;
  return (
    <div class="query-field">
      <div class="search-field">
        <Icon name="search" size={16} />
        <input
          ref={input}
          type="search"
          aria-label="Search detections"
          aria-invalid={isCurrent()}
          aria-describedby={problemId}
          placeholder="severity:>=high port:22 asset:10.0.0.0/24 openssl"
          maxLength={LONGEST_QUERY}
          autocomplete="off"
          spellcheck={false}
          value={text()}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </div>
      <Popover.Root
        placement="bottom-end"
        gutter={6}
        onOpenChange={(isOpen) => isOpen && keys().length === 0 && loadKeys()}
      >
        <Popover.Trigger class="button button-plain">Help</Popover.Trigger>
        <Popover.Portal>
          <Popover.Content class="popover query-help" aria-label="How to search">
            <p>
              Words find titles, targets, descriptions and evidence; all must match. Put phrases in quotes, a
              minus before what to leave out, and a comma between alternatives.
            </p>
            <ul>
              <For each={keys()}>
                {({ meaning, example }) => (
                  <li>
                    <button
                      type="button"
                      class="link-button"
                      onClick={() => write(`${text()} ${example}`.trim())}
                    >
                      <code>{example}</code>
                    </button>{" "}
                    <span class="muted">{meaning}</span>
                  </li>
                )}
              </For>
            </ul>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <Show when={completions().length > 0}>
        <p class="query-hints">
          <For each={completions()}>
            {({ key, meaning }) => (
              <button
                type="button"
                class="chip-button chip-plain"
                title={meaning}
                onClick={() => write(completeKey(text(), key))}
              >
                {key}:
              </button>
            )}
          </For>
        </p>
      </Show>
      <div id={problemId} class="query-problem" aria-live="polite">
        <Show when={isCurrent() && props.problem}>
          {(problem) => (
            <>
              <p>{problem().message} The list shows what matched before.</p>
              <pre>
                {props.query.slice(0, problem().position)}
                <mark>
                  {props.query.slice(problem().position, problem().position + problem().length) || " "}
                </mark>
                {props.query.slice(problem().position + problem().length)}
              </pre>
              <Show when={problem().suggestions.length > 0}>
                <p class="muted">Perhaps {problem().suggestions.slice(0, 6).join(", ")}</p>
              </Show>
            </>
          )}
        </Show>
      </div>
    </div>
  );
}

import { For, type JSX, Match, Show, Switch } from "solid-js";
import { wordsOf } from "../format.ts";

/** A list of names and values. */
export function Facts(props: { children: JSX.Element }) {
  return <dl class="facts">{props.children}</dl>;
}

export function Fact(props: { name: string; wide?: boolean; children: JSX.Element }) {
  return (
    <div class="fact" classList={{ "fact-wide": props.wide ?? false }}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** Deeper than this, data are shown as JSON. */
const DEEPEST = 4;

/** Any data as readable names and values. Text only: scanner output is never taken as markup. */
export function DataTree(props: { data: unknown; depth?: number }) {
  const depth = () => props.depth ?? 0;
  const entries = () => Object.entries(props.data as Record<string, unknown>);
  const isList = () => Array.isArray(props.data);
  const hasParts = () => typeof props.data === "object" && props.data !== null && entries().length > 0;
  return (
    <Switch fallback={<span class="data-value">{textOf(props.data)}</span>}>
      <Match when={isPlainList(props.data) && props.data}>
        {(list) => <span class="data-value">{list().map(textOf).join(", ")}</span>}
      </Match>
      <Match when={depth() >= DEEPEST && hasParts()}>
        <code class="data-value">{JSON.stringify(props.data)}</code>
      </Match>
      <Match when={hasParts()}>
        <dl class="data" classList={{ "data-nested": depth() > 0 }}>
          <For each={entries()}>
            {([name, value]) => (
              <div class="data-row">
                <dt>{isList() ? `${Number(name) + 1}.` : wordsOf(name)}</dt>
                <dd>
                  <DataTree data={value} depth={depth() + 1} />
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Match>
    </Switch>
  );
}

function isPlainList(data: unknown): data is unknown[] {
  return (
    Array.isArray(data) && data.length > 0 && data.every((item) => typeof item !== "object" || item === null)
  );
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "object") return Object.keys(value).length === 0 ? "none" : JSON.stringify(value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Shows its children where there is anything to show. */
export function DataSection(props: { title: string; data: unknown }) {
  const filled = () =>
    typeof props.data === "object" && props.data !== null && Object.keys(props.data).length > 0;
  return (
    <Show when={filled()}>
      <section class="section">
        <h3>{props.title}</h3>
        <DataTree data={props.data} />
      </section>
    </Show>
  );
}

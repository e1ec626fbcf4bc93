import { createResource, createSignal, For, Match, Show, Switch } from "solid-js";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { type ChangedLine, changedLines } from "../rule-text.ts";
import { Segments } from "./segments.tsx";
import { ErrorState, Skeleton } from "./states.tsx";

const RuleSetContent_Query = graphql(`
  query RuleSetContent_Query($name: String!, $version: Int!) {
    ruleSets(first: 1, name: $name, version: $version) {
      edges {
        node {
          id
          content
        }
      }
    }
  }
`);

/** More changed lines than these are only counted. */
const MOST_SHOWN = 500;

type Part = "rules" | "changes";

/** The rules of one version, to read, and what changed since the version before. Text only. */
export function RuleSetView(props: { name: string; version: number }) {
  const head = useHead();
  const [part, setPart] = createSignal<Part>("rules");
  const load = async (version: number) => {
    const { ruleSets } = await head.ask(RuleSetContent_Query, { name: props.name, version });
    return ruleSets.edges[0]?.node.content ?? "";
  };
  const [content, { refetch }] = createResource(() => load(props.version));
  const [former, { refetch: refetchFormer }] = createResource(
    () => part() === "changes",
    () => load(props.version - 1),
  );
  const isFirst = () => props.version === 1;
  const tryAgain = () => {
    void refetch();
    if (part() === "changes") void refetchFormer();
  };
  return (
    <div class="form-body">
      <Show when={!isFirst()}>
        <Segments
          legend="Shown"
          name="rule-set-part"
          choices={[
            { value: "rules", label: "Rules" },
            { value: "changes", label: `Changes since version ${props.version - 1}` },
          ]}
          value={part()}
          onChoose={setPart}
        />
      </Show>
      <Switch fallback={<Skeleton />}>
        <Match when={content.error || former.error}>
          {(error) => <ErrorState error={error()} onRetry={tryAgain} />}
        </Match>
        <Match when={part() === "changes" && content.state === "ready" && former.state === "ready"}>
          <Changes before={former() ?? ""} after={content() ?? ""} />
        </Match>
        <Match when={part() === "rules" && content.state === "ready"}>
          <pre class="command rule-text rule-view" tabindex="0">
            {content()}
          </pre>
        </Match>
      </Switch>
    </div>
  );
}

function Changes(props: { before: string; after: string }) {
  const changes = () => changedLines(props.before, props.after);
  return (
    <div class="stack">
      <LineList title="Added" sign="+" kind="added" lines={changes().added} />
      <LineList title="Removed" sign="−" kind="removed" lines={changes().removed} />
    </div>
  );
}

function LineList(props: {
  title: string;
  sign: string;
  kind: "added" | "removed";
  lines: readonly ChangedLine[];
}) {
  return (
    <section>
      <h3>
        {props.title} ({formatNumber(props.lines.length)})
      </h3>
      <Show when={props.lines.length > 0} fallback={<p class="muted">No line.</p>}>
        <ol class={`changed-lines rule-text changed-${props.kind}`} tabindex="0">
          <For each={props.lines.slice(0, MOST_SHOWN)}>
            {({ line, text }) => (
              <li>
                <span class="muted">
                  {props.sign} {line}
                </span>
                <bdi>{text}</bdi>
              </li>
            )}
          </For>
        </ol>
        <Show when={props.lines.length > MOST_SHOWN}>
          <p class="muted">and {formatNumber(props.lines.length - MOST_SHOWN)} more</p>
        </Show>
      </Show>
    </section>
  );
}

import { createResource, createSignal, For, Match, Show, Switch } from "solid-js";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { type ChangedLine, changedLines } from "../rule-text.ts";
import { May } from "../viewer.tsx";
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
const MAX_TEXT = 200;

export type RuleSetPart = "rules" | "warnings" | "changes";

type Warning = { line: number | null; message: string };

/** The rules of one version, to read, what the compiler warned of, and what changed since the version before. Text only. */
export function RuleSetView(props: {
  name: string;
  version: number;
  warnings: readonly Warning[];
  /** Shown at first. */
  part: RuleSetPart;
  /** The next version is to be written, from this content. */
  onNext: (content: string) => void;
}) {
  const head = useHead();
  const [part, setPart] = createSignal(props.part);
  const load = async (version: number) => {
    const { ruleSets } = await head.ask(RuleSetContent_Query, { name: props.name, version });
    return ruleSets.edges[0]?.node.content ?? "";
  };
  const [content, { refetch }] = createResource(() => load(props.version));
  const [former, { refetch: refetchFormer }] = createResource(
    () => part() === "changes",
    () => load(props.version - 1),
  );
  const parts = () => [
    { value: "rules" as const, label: "Rules" },
    ...(props.warnings.length === 0
      ? []
      : [{ value: "warnings" as const, label: `Warnings (${props.warnings.length})` }]),
    ...(props.version === 1
      ? []
      : [{ value: "changes" as const, label: `Changes since version ${props.version - 1}` }]),
  ];
  const tryAgain = () => {
    void refetch();
    if (part() === "changes") void refetchFormer();
  };
  return (
    <div class="form-body">
      <Show when={parts().length > 1}>
        <Segments legend="Shown" name="rule-set-part" choices={parts()} value={part()} onChoose={setPart} />
      </Show>
      <Switch fallback={<Skeleton />}>
        <Match when={content.error || former.error}>
          {(error) => <ErrorState error={error()} onRetry={tryAgain} />}
        </Match>
        <Match when={part() === "warnings" && content.state === "ready"}>
          <Warnings warnings={props.warnings} content={content() ?? ""} />
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
      <May least="OPERATOR">
        <div class="dialog-actions">
          <button
            type="button"
            class="button"
            disabled={content.state !== "ready"}
            onClick={() => props.onNext(content() ?? "")}
          >
            New version
          </button>
        </div>
      </May>
    </div>
  );
}

/** What the compiler warned of, with the line it is about. */
function Warnings(props: { warnings: readonly Warning[]; content: string }) {
  const lines = () => props.content.split("\n");
  return (
    <ul class="refused-rules warned-rules" aria-label="Warnings of the compiler" tabindex="0">
      <For each={props.warnings}>
        {(warning) => (
          <li>
            <Show when={warning.line}>{(line) => <strong>Line {line()}</strong>}</Show>{" "}
            <bdi>{warning.message}</bdi>
            <Show when={lines()[(warning.line ?? 0) - 1]?.trim()}>
              {(text) => <code>{text().slice(0, MAX_TEXT)}</code>}
            </Show>
          </li>
        )}
      </For>
    </ul>
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

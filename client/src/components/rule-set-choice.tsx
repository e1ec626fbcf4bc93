import { For, Match, Show, Switch } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { RuleScanner, RuleSetChoice_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createPagedList } from "../paged-list.ts";
import { sentenceOf } from "../request-error.ts";
import { FieldProblem } from "./field-problem.tsx";

const RuleSetChoice_Query = graphql(`
  query RuleSetChoice_Query($scanner: RuleScanner!, $after: String) {
    ruleSets(first: 50, scanner: $scanner, latest: true, after: $after) {
      edges {
        cursor
        node {
          id
          name
          version
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

type RuleSet = RuleSetChoice_QueryQuery["ruleSets"]["edges"][number]["node"];

/** Rule sets of one scanner to choose from, by name: a scan takes the latest version of each. */
export function RuleSetChoice(props: {
  scanner: RuleScanner;
  chosen: readonly string[];
  onChange: (names: string[]) => void;
}) {
  const head = useHead();
  const list = createPagedList<RuleSet>(() => {
    const { scanner } = props;
    return (after) => head.ask(RuleSetChoice_Query, { scanner, after }).then((data) => data.ruleSets);
  });
  const offered = () => (list.rows() ?? []).toSorted((a, b) => a.name.localeCompare(b.name));
  const chosenAtFirst = [...props.chosen];
  /** Chosen before and not among them, as a set that was retired meanwhile: they can be left out. */
  const notOffered = () => chosenAtFirst.filter((name) => !offered().some((set) => set.name === name));
  const noteOf = (version: number | null) => {
    if (version !== null) return `version ${version}`;
    return list.hasMore() ? "chosen before" : "not offered any more";
  };
  const toggle = (name: string, chosen: boolean) => {
    const others = props.chosen.filter((each) => each !== name);
    props.onChange(chosen ? [...others, name] : others);
  };
  return (
    <fieldset class="field" id={`${props.scanner}-rules`} tabindex={-1}>
      <legend>Rule sets</legend>
      <Switch>
        <Match when={list.error()}>{(error) => <p class="hint hint-bad">{sentenceOf(error())}</p>}</Match>
        <Match when={list.rows() && offered().length === 0 && notOffered().length === 0}>
          <p class="hint">
            There is no rule set for {props.scanner} yet. Upload one on{" "}
            <a href="/rule-sets" target="_blank" rel="noopener">
              the Rule sets page
            </a>
            .
          </p>
        </Match>
        <Match when={list.rows()}>
          <div class="choices">
            <For each={[...offered(), ...notOffered().map((name) => ({ name, version: null }))]}>
              {(set) => (
                <label class="choice">
                  <input
                    type="checkbox"
                    checked={props.chosen.includes(set.name)}
                    onChange={(event) => toggle(set.name, event.currentTarget.checked)}
                  />
                  <span>
                    {set.name}
                    <small>{noteOf(set.version)}</small>
                  </span>
                </label>
              )}
            </For>
          </div>
          <Show when={list.hasMore()}>
            <button
              type="button"
              class="button button-small"
              disabled={list.isLoadingMore()}
              onClick={list.loadMore}
            >
              Load more rule sets
            </button>
          </Show>
        </Match>
      </Switch>
      <Show when={props.scanner !== "clamav" && props.chosen.length === 0}>
        <p class="hint">Without one, only rules are used that the agent's owner keeps on its machine.</p>
      </Show>
      <FieldProblem field={`${props.scanner}-rules`} />
    </fieldset>
  );
}

import { createQuery } from "@urql/solid";
import { For, Match, Show, Switch } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { RuleScanner } from "../gql/graphql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { latestVersions } from "../rule-set-input.ts";
import { FieldProblem } from "./field-problem.tsx";

const RuleSetChoice_Query = graphql(`
  query RuleSetChoice_Query($scanner: RuleScanner!) {
    ruleSets(first: 100, scanner: $scanner) {
      edges {
        node {
          id
          name
          version
        }
      }
    }
  }
`);

/** Rule sets of one scanner to choose from, by name: a scan takes the latest version of each. */
export function RuleSetChoice(props: {
  scanner: RuleScanner;
  chosen: readonly string[];
  onChange: (names: string[]) => void;
}) {
  const [versions] = createQuery({
    query: RuleSetChoice_Query,
    variables: () => ({ scanner: props.scanner }),
    requestPolicy: "network-only",
  });
  const offered = () => latestVersions(versions.data?.ruleSets.edges.map((edge) => edge.node) ?? []);
  const chosenAtFirst = [...props.chosen];
  /** Chosen before and not offered any more, as a set that was retired meanwhile: they can be left out. */
  const notOffered = () => chosenAtFirst.filter((name) => !offered().some((set) => set.name === name));
  const toggle = (name: string, chosen: boolean) => {
    const others = props.chosen.filter((each) => each !== name);
    props.onChange(chosen ? [...others, name] : others);
  };
  return (
    <fieldset class="field" id={`${props.scanner}-rules`} tabindex={-1}>
      <legend>Rule sets</legend>
      <Switch>
        <Match when={versions.error}>
          {(error) => <p class="hint hint-bad">{sentenceOf(toRequestError(error()))}</p>}
        </Match>
        <Match when={versions.data && offered().length === 0 && notOffered().length === 0}>
          <p class="hint">
            There is no rule set for {props.scanner} yet. Upload one on{" "}
            <a href="/rule-sets" target="_blank" rel="noopener">
              the Rule sets page
            </a>
            .
          </p>
        </Match>
        <Match when={versions.data}>
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
                    <small>{set.version === null ? "not offered any more" : `version ${set.version}`}</small>
                  </span>
                </label>
              )}
            </For>
          </div>
        </Match>
      </Switch>
      <Show when={props.scanner !== "clamav" && props.chosen.length === 0}>
        <p class="hint">Without one, only rules are used that the agent's owner keeps on its machine.</p>
      </Show>
      <FieldProblem field={`${props.scanner}-rules`} />
    </fieldset>
  );
}

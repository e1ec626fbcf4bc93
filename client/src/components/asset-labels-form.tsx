import { createSignal, Show } from "solid-js";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { AssetSelectionInput } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { type Label, parseLabel, withLabel } from "../labels.ts";
import { FormFoot } from "./form-dialog.tsx";
import { LabelField } from "./label-field.tsx";
import { Notice } from "./states.tsx";
import { createSubmit } from "./submit.ts";

const SetAssetLabels_Mutation = graphql(`
  mutation SetAssetLabels_Mutation(
    $selection: AssetSelectionInput!
    $labels: [LabelInput!]!
    $removed: [String!]!
  ) {
    setAssetLabels(selection: $selection, labels: $labels, removed: $removed)
  }
`);

/** Gives labels to assets, and takes others from them. */
export function AssetLabelsForm(props: {
  selection: AssetSelectionInput;
  count: number;
  /** The labels of a single asset; null for several, whose labels may differ. */
  labels: readonly Label[] | null;
  /** Labels to propose. */
  known: readonly Label[];
  onCancel: () => void;
  onDone: (changed: number) => void;
}) {
  const head = useHead();
  const [labels, setLabels] = createSignal(props.labels ?? []);
  const [text, setText] = createSignal("");
  const [removed, setRemoved] = createSignal("");

  /** What is typed counts as well: a label, or else what the head shall say is none. */
  const wanted = () => {
    if (text().trim() === "") return labels();
    return withLabel(labels(), parseLabel(text()) ?? { name: text().trim(), value: "" });
  };
  const gone = () => {
    const kept = new Set(wanted().map(({ name }) => name));
    const dropped = (props.labels ?? []).map(({ name }) => name);
    return [...dropped, ...removed().split(/[\s,]+/)].filter((name) => name !== "" && !kept.has(name));
  };

  const { submit, busy, problem } = createSubmit(async () => {
    const variables = { selection: props.selection, labels: [...wanted()], removed: gone() };
    props.onDone((await head.tell(SetAssetLabels_Mutation, variables)).setAssetLabels);
  });

  return (
    <form class="form" onSubmit={submit}>
      <div class="form-body">
        <Show when={props.count > 1}>
          <Notice tone={props.count > 100 ? "warn" : "info"}>
            This changes up to {formatNumber(props.count)} assets.
          </Notice>
        </Show>
        <LabelField
          id="asset-labels"
          caption={props.labels ? "Labels" : "Labels to give"}
          placeholder="such as env=prod"
          labels={labels()}
          text={text()}
          known={props.known}
          onChange={(change) => {
            if (change.labels) setLabels(change.labels);
            setText(change.labelText);
          }}
        />
        <Show when={props.labels === null}>
          <div class="field">
            <label for="asset-labels-removed">Labels to take away</label>
            <input
              id="asset-labels-removed"
              type="text"
              spellcheck={false}
              autocomplete="off"
              placeholder="names, such as env owner"
              value={removed()}
              onInput={(event) => setRemoved(event.currentTarget.value)}
            />
          </div>
        </Show>
      </div>
      <FormFoot problem={problem()} submit="Save labels" busy={busy()} onCancel={props.onCancel} />
    </form>
  );
}

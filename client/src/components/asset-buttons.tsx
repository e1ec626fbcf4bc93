import { createSignal } from "solid-js";
import { CRITICALITY_LABELS } from "../asset-filters.ts";
import { formatCount } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { AssetSelectionInput, Criticality } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import type { Label } from "../labels.ts";
import { sentenceOf } from "../request-error.ts";
import { AssetLabelsForm } from "./asset-labels-form.tsx";
import { Choice } from "./choice.tsx";
import { FormDialog } from "./form-dialog.tsx";

const SetAssetCriticality_Mutation = graphql(`
  mutation SetAssetCriticality_Mutation($selection: AssetSelectionInput!, $criticality: Criticality!) {
    setAssetCriticality(selection: $selection, criticality: $criticality)
  }
`);

const CRITICALITIES = Object.entries(CRITICALITY_LABELS) as [Criticality, string][];

/** What an operator says of assets, one or many: how much depends on them, and their labels. */
export function AssetButtons(props: {
  selection: AssetSelectionInput;
  count: number;
  /** Of a single asset; null for several. */
  asset: { criticality: Criticality; labels: readonly Label[] } | null;
  /** Labels to propose. */
  known: readonly Label[];
  /** What the head answered, as a sentence. */
  onDone: (sentence: string) => void;
}) {
  const head = useHead();
  const [isOpen, setOpen] = createSignal(false);
  const done = (changed: number) => props.onDone(`${formatCount(changed, "asset")} changed.`);

  async function setCriticality(criticality: Criticality): Promise<void> {
    const variables = { selection: props.selection, criticality };
    try {
      done((await head.tell(SetAssetCriticality_Mutation, variables)).setAssetCriticality);
    } catch (error) {
      props.onDone(sentenceOf(error));
    }
  }

  return (
    <div class="triage-buttons">
      <Choice
        label="Set criticality"
        all={props.asset ? null : "Set criticality …"}
        value={props.asset?.criticality ?? null}
        options={CRITICALITIES.map(([name, label]) => [name, `Criticality: ${label.toLowerCase()}`])}
        onChange={(criticality) => criticality && void setCriticality(criticality)}
      />
      <button type="button" class="button" onClick={() => setOpen(true)}>
        Labels …
      </button>
      <FormDialog
        open={isOpen()}
        title="Labels"
        text="What you sort assets by. Scans never change them, and searches find by them."
        onClose={() => setOpen(false)}
      >
        <AssetLabelsForm
          selection={props.selection}
          count={props.count}
          labels={props.asset?.labels ?? null}
          known={props.known}
          onCancel={() => setOpen(false)}
          onDone={(changed) => {
            setOpen(false);
            done(changed);
          }}
        />
      </FormDialog>
    </div>
  );
}

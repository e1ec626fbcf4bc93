import { createMutation } from "@urql/solid";
import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import { graphql } from "../gql/gql.ts";
import { parseLabel } from "../labels.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { emptyWindow, toWindowDraft, toWindowInput, whyNoWindow } from "../window-input.ts";
import { FormFoot } from "./form-dialog.tsx";
import type { LabelWindowRow } from "./label-windows.tsx";
import { WindowFields } from "./window-fields.tsx";

const SetLabelWindow_Mutation = graphql(`
  mutation SetLabelWindow_Mutation($label: LabelInput!, $window: ScanWindowInput!) {
    setLabelWindow(label: $label, window: $window) {
      id
    }
  }
`);

/** Sets the hours of agents with a label, or changes those given. */
export function LabelWindowForm(props: {
  row: LabelWindowRow | undefined;
  onCancel: () => void;
  onSaved: () => void;
}) {
  const known = props.row;
  const [label, setLabel] = createSignal(known ? `${known.labelName}=${known.labelValue}` : "");
  const [window, setWindow] = createStore(known ? toWindowDraft(known.window) : emptyWindow());
  const [problem, setProblem] = createSignal<string | null>(null);
  const [mutation, save] = createMutation(SetLabelWindow_Mutation);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const parsed = parseLabel(label());
    setProblem(parsed ? whyNoWindow(window) : "Write the label as name=value, such as segment=dmz.");
    if (!parsed || problem() !== null || mutation.fetching) return;
    const { error } = await save({ label: { ...parsed }, window: toWindowInput(window) });
    if (error) setProblem(sentenceOf(toRequestError(error)));
    else props.onSaved();
  }

  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <div class="form-body">
        <div class="field">
          <label for="label-window-label">Label</label>
          <input
            id="label-window-label"
            type="text"
            autofocus={!known}
            disabled={known !== undefined}
            spellcheck={false}
            placeholder="segment=dmz"
            value={label()}
            onInput={(event) => setLabel(event.currentTarget.value)}
          />
        </div>
        <WindowFields idPrefix="label-window" window={window} onChange={(change) => setWindow(change)} />
      </div>
      <FormFoot
        problem={problem()}
        submit={mutation.fetching ? "Saving …" : "Save"}
        busy={mutation.fetching}
        onCancel={props.onCancel}
      />
    </form>
  );
}

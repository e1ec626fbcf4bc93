import { createSignal, For } from "solid-js";
import type { DetectionSelectionInput, DetectionStatus } from "../gql/graphql.ts";
import { actsFor, TRIAGE_WORDS, type TriageAct } from "../triage.ts";
import { FormDialog } from "./form-dialog.tsx";
import { TriageForm } from "./triage-form.tsx";

/** What can be done with a selection, each as a button that opens its dialog. */
export function TriageButtons(props: {
  selection: DetectionSelectionInput;
  count: number;
  /** Of a single detection; null for several. */
  status: DetectionStatus | null;
  onDone: (sentence: string) => void;
}) {
  const [act, setAct] = createSignal<TriageAct | null>(null);
  return (
    <div class="triage-buttons">
      <For each={actsFor(props.status)}>
        {(each) => (
          <button
            type="button"
            class="button button-small"
            title={TRIAGE_WORDS[each].meaning}
            onClick={() => setAct(each)}
          >
            {TRIAGE_WORDS[each].label}
          </button>
        )}
      </For>
      <FormDialog
        open={act() !== null}
        title={TRIAGE_WORDS[act() ?? "note"].label}
        text={TRIAGE_WORDS[act() ?? "note"].meaning}
        onClose={() => setAct(null)}
      >
        <TriageForm
          act={act() ?? "note"}
          selection={props.selection}
          count={props.count}
          onCancel={() => setAct(null)}
          onDone={(sentence) => {
            setAct(null);
            props.onDone(sentence);
          }}
        />
      </FormDialog>
    </div>
  );
}

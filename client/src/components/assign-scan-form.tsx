import { createMutation } from "@urql/solid";
import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { emptyDraft, toAssignScanInput } from "../assign-scan-input.ts";
import { graphql } from "../gql/gql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { whyIncomplete } from "../scan-problems.ts";
import { focusFirstProblem, ScanProblems } from "./field-problem.tsx";
import { ScanFields } from "./scan-fields.tsx";
import { Notice } from "./states.tsx";

const AssignScan_Mutation = graphql(`
  mutation AssignScan_Mutation($input: AssignScanInput!) {
    assignScan(input: $input) {
      id
    }
  }
`);

export function AssignScanForm(props: {
  /** The agent chosen at first; empty for any that fits. */
  agentId: string;
  onCancel: () => void;
  onAssigned: (scanId: string) => void;
}) {
  const [draft, setDraft] = createStore(emptyDraft(props.agentId));
  /** What the head said. */
  const [problem, setProblem] = createSignal<string | null>(null);
  const [tried, setTried] = createSignal(false);
  const [mutation, assign] = createMutation(AssignScan_Mutation);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setProblem(null);
    setTried(true);
    if (focusFirstProblem(draft) || mutation.fetching) return;
    const result = await assign({ input: toAssignScanInput(draft) });
    if (result.error) setProblem(sentenceOf(toRequestError(result.error)));
    else if (result.data) props.onAssigned(result.data.assignScan.id);
  }

  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <div class="form-body">
        <ScanProblems draft={draft} shown={tried()}>
          <ScanFields draft={draft} onChange={(change) => setDraft(change)} />
        </ScanProblems>
      </div>
      <footer class="form-foot">
        <Show when={problem() ?? (tried() ? whyIncomplete(draft) : null)}>
          {(sentence) => <Notice tone="bad">{sentence()}</Notice>}
        </Show>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={props.onCancel}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={mutation.fetching}>
            {mutation.fetching ? "Assigning …" : "Assign scan"}
          </button>
        </div>
      </footer>
    </form>
  );
}

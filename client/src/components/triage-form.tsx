import { createSignal, Show } from "solid-js";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { DetectionSelectionInput } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { sentenceOfAnswer, TRIAGE_WORDS, type TriageAct } from "../triage.ts";
import { AssigneeField } from "./assignee-field.tsx";
import { FormFoot } from "./form-dialog.tsx";
import { Notice } from "./states.tsx";
import { createSubmit } from "./submit.ts";

graphql(`
  fragment TriageAnswer on TriagePayload {
    changed
    unchanged {
      status
      count
    }
  }
`);

const MUTATIONS = {
  acknowledge: graphql(`
    mutation Acknowledge_Mutation($selection: DetectionSelectionInput!, $note: String) {
      answer: acknowledgeDetections(selection: $selection, note: $note) {
        ...TriageAnswer
      }
    }
  `),
  reject: graphql(`
    mutation MarkFalsePositive_Mutation($selection: DetectionSelectionInput!, $note: String) {
      answer: markFalsePositive(selection: $selection, note: $note) {
        ...TriageAnswer
      }
    }
  `),
  resolve: graphql(`
    mutation Resolve_Mutation($selection: DetectionSelectionInput!, $note: String) {
      answer: resolveDetections(selection: $selection, note: $note) {
        ...TriageAnswer
      }
    }
  `),
  reopen: graphql(`
    mutation Reopen_Mutation($selection: DetectionSelectionInput!, $note: String) {
      answer: reopenDetections(selection: $selection, note: $note) {
        ...TriageAnswer
      }
    }
  `),
  accept: graphql(`
    mutation Accept_Mutation($selection: DetectionSelectionInput!, $until: DateTime!, $note: String) {
      answer: acceptDetections(selection: $selection, until: $until, note: $note) {
        ...TriageAnswer
      }
    }
  `),
  assign: graphql(`
    mutation Assign_Mutation($selection: DetectionSelectionInput!, $assigneeId: ID, $note: String) {
      answer: assignDetections(selection: $selection, assigneeId: $assigneeId, note: $note) {
        ...TriageAnswer
      }
    }
  `),
  note: graphql(`
    mutation Note_Mutation($selection: DetectionSelectionInput!, $note: String!) {
      answer: noteDetections(selection: $selection, note: $note) {
        ...TriageAnswer
      }
    }
  `),
};

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_ACCEPT_DAYS = 90;
const dateIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Asks what an act needs, says how many it changes, and does it. */
export function TriageForm(props: {
  act: TriageAct;
  selection: DetectionSelectionInput;
  count: number;
  onCancel: () => void;
  /** What the head answered, as a sentence. */
  onDone: (sentence: string) => void;
}) {
  const head = useHead();
  const [note, setNote] = createSignal("");
  const [until, setUntil] = createSignal(dateIn(DEFAULT_ACCEPT_DAYS));
  const [assigneeId, setAssigneeId] = createSignal<string | null>(null);

  async function send(): Promise<string> {
    const variables = {
      selection: props.selection,
      note: note(),
      until: `${until()}T23:59:59Z`,
      assigneeId: assigneeId(),
    };
    return sentenceOfAnswer((await head.tell(MUTATIONS[props.act], variables)).answer);
  }

  const { submit, busy, problem } = createSubmit(async () => props.onDone(await send()));

  return (
    <form class="form" onSubmit={submit}>
      <div class="form-body">
        <Show when={props.count > 1}>
          <Notice tone={props.count > 100 ? "warn" : "info"}>
            This changes up to {formatNumber(props.count)} detections.
          </Notice>
        </Show>
        <Show when={props.act === "accept"}>
          <div class="field">
            <label for="triage-until">Until the end of (UTC)</label>
            <input
              id="triage-until"
              type="date"
              required
              min={dateIn(0)}
              max={dateIn(5 * 365)}
              value={until()}
              onInput={(event) => setUntil(event.currentTarget.value)}
            />
          </div>
        </Show>
        <Show when={props.act === "assign"}>
          <AssigneeField onChange={setAssigneeId} />
        </Show>
        <div class="field">
          <label for="triage-note">{props.act === "note" ? "Note" : "Note (optional)"}</label>
          <textarea
            id="triage-note"
            rows={3}
            maxLength={2000}
            required={props.act === "note"}
            autofocus
            value={note()}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </div>
      </div>
      <FormFoot
        problem={problem()}
        submit={TRIAGE_WORDS[props.act].label}
        busy={busy()}
        onCancel={props.onCancel}
      />
    </form>
  );
}

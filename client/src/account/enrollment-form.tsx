import { createMutation } from "@urql/solid";
import { createSignal, Show } from "solid-js";
import { FormFoot } from "../components/form-dialog.tsx";
import { Notice } from "../components/states.tsx";
import { graphql } from "../gql/gql.ts";
import { type Label, parseLabel } from "../labels.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { entered } from "./entered.ts";
import { SecretShown } from "./secret-shown.tsx";

const CreateEnrollmentToken_Mutation = graphql(`
  mutation CreateEnrollmentToken_Mutation(
    $name: String!
    $ttlHours: Int!
    $maxAgents: Int
    $labels: [LabelInput!]
    $needsApproval: Boolean
  ) {
    createEnrollmentToken(
      name: $name
      ttlHours: $ttlHours
      maxAgents: $maxAgents
      labels: $labels
      needsApproval: $needsApproval
    ) {
      token
    }
  }
`);

/** Makes an enrollment token, and shows once what an agent has to be started with. */
export function EnrollmentForm(props: { onClose: () => void; onMade: () => void }) {
  const [token, setToken] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<string | null>(null);
  const [mutation, create] = createMutation(CreateEnrollmentToken_Mutation);

  async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const labels = readLabels(entered(form, "labels"));
    setProblem(labels ? null : "Write labels as name=value, with spaces between them.");
    if (!labels || mutation.fetching) return;
    const { data, error } = await create({
      name: entered(form, "name"),
      ttlHours: Number(entered(form, "hours")),
      maxAgents: Number(entered(form, "agents")) || null,
      labels,
      needsApproval: entered(form, "approval") === "on",
    });
    if (error) return void setProblem(sentenceOf(toRequestError(error)));
    setToken(data?.createEnrollmentToken.token ?? null);
    props.onMade();
  }

  return (
    <Show
      when={token()}
      fallback={
        <form class="form" onSubmit={(event) => void submit(event)}>
          <div class="form-body">
            <div class="field">
              <label for="enrollment-name">What it is for</label>
              <input
                id="enrollment-name"
                name="name"
                type="text"
                maxlength={100}
                placeholder="dmz scanners"
                required
                autofocus
              />
            </div>
            <div class="field-row">
              <div class="field">
                <label for="enrollment-hours">Works for</label>
                <select id="enrollment-hours" name="hours">
                  <option value="1">an hour</option>
                  <option value="24" selected>
                    a day
                  </option>
                  <option value="720">30 days</option>
                  <option value="8760">a year</option>
                </select>
              </div>
              <div class="field">
                <label for="enrollment-agents">Agents, at most</label>
                <input
                  id="enrollment-agents"
                  name="agents"
                  type="number"
                  min={1}
                  max={100000}
                  placeholder="any number"
                />
              </div>
            </div>
            <div class="field">
              <label for="enrollment-labels">Labels that they get</label>
              <input
                id="enrollment-labels"
                name="labels"
                type="text"
                spellcheck={false}
                placeholder="segment=dmz region=eu"
              />
            </div>
            <label class="check">
              <input type="checkbox" name="approval" /> Each waits until an admin approves it
            </label>
          </div>
          <FormFoot
            problem={<Show when={problem()}>{(sentence) => <Notice tone="bad">{sentence()}</Notice>}</Show>}
            submit={mutation.fetching ? "Making …" : "Make the token"}
            busy={mutation.fetching}
            onCancel={props.onClose}
          />
        </form>
      }
    >
      {(made) => (
        <SecretShown
          label="settings"
          secret={`HEAD_URL=${location.origin} ENROLLMENT_TOKEN=${made()}`}
          text="Start the agent with these settings in its environment. The token is shown only now; agents keep it in memory."
          onClose={props.onClose}
        />
      )}
    </Show>
  );
}

/** Null where one is no label. */
function readLabels(text: string): Label[] | null {
  const labels = text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(parseLabel);
  return labels.includes(null) ? null : (labels as Label[]);
}

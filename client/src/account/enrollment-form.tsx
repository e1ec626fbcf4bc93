import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { type Label, parseLabel } from "../labels.ts";
import { entered } from "./entered.ts";
import { SecretForm } from "./secret-form.tsx";

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
  const head = useHead();

  async function make(form: HTMLFormElement): Promise<string> {
    const { createEnrollmentToken } = await head.tell(CreateEnrollmentToken_Mutation, {
      name: entered(form, "name"),
      ttlHours: Number(entered(form, "hours")),
      maxAgents: Number(entered(form, "agents")) || null,
      labels: readLabels(entered(form, "labels")),
      needsApproval: entered(form, "approval") === "on",
    });
    props.onMade();
    return `HEAD_URL=${location.origin} ENROLLMENT_TOKEN=${createEnrollmentToken.token}`;
  }

  return (
    <SecretForm
      label="settings"
      text="Start the agent with these settings in its environment. The token is shown only now; agents keep it in memory."
      submit="Make the token"
      make={make}
      onClose={props.onClose}
    >
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
    </SecretForm>
  );
}

/** Throws where one is no label. */
function readLabels(text: string): Label[] {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((written) => {
      const label = parseLabel(written);
      if (!label) throw new Error(`"${written}" is no label: write name=value, with spaces between them.`);
      return label;
    });
}

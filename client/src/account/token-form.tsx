import { createMutation } from "@urql/solid";
import { createSignal, Show } from "solid-js";
import { FormFoot } from "../components/form-dialog.tsx";
import { Notice } from "../components/states.tsx";
import { graphql } from "../gql/gql.ts";
import type { Role } from "../gql/graphql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { isAtLeast, useViewer } from "../viewer.tsx";
import { entered } from "./entered.ts";
import { RoleField } from "./role-field.tsx";
import { SecretShown } from "./secret-shown.tsx";

const CreateApiToken_Mutation = graphql(`
  mutation CreateApiToken_Mutation($name: String!, $role: Role!, $expiresInDays: Int) {
    createApiToken(name: $name, role: $role, expiresInDays: $expiresInDays) {
      token
    }
  }
`);

/** Makes an API token, and shows it once. */
export function TokenForm(props: { onClose: () => void; onMade: () => void }) {
  const viewer = useViewer();
  const [role, setRole] = createSignal<Role>(isAtLeast(viewer.role, "OPERATOR") ? "OPERATOR" : viewer.role);
  const [token, setToken] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<string | null>(null);
  const [mutation, create] = createMutation(CreateApiToken_Mutation);

  async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const days = Number(entered(form, "days"));
    setProblem(null);
    if (mutation.fetching) return;
    const { data, error } = await create({
      name: entered(form, "name"),
      role: role(),
      expiresInDays: days || null,
    });
    if (error) return void setProblem(sentenceOf(toRequestError(error)));
    setToken(data?.createApiToken.token ?? null);
    props.onMade();
  }

  return (
    <Show
      when={token()}
      fallback={
        <form class="form" onSubmit={(event) => void submit(event)}>
          <div class="form-body">
            <div class="field">
              <label for="token-name">What it is for</label>
              <input
                id="token-name"
                name="name"
                type="text"
                maxlength={32}
                placeholder="nightly-report"
                required
                autofocus
              />
            </div>
            <RoleField id="token-role" value={role()} highest={viewer.role} onChange={setRole} />
            <div class="field">
              <label for="token-days">Works for</label>
              <select id="token-days" name="days">
                <option value="30">30 days</option>
                <option value="90" selected>
                  90 days
                </option>
                <option value="365">a year</option>
                <option value="0">ever</option>
              </select>
            </div>
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
          label="token"
          secret={made()}
          text="Copy it now: the head keeps only its hash, and shows it never again."
          onClose={props.onClose}
        />
      )}
    </Show>
  );
}

import { createMutation } from "@urql/solid";
import { createSignal, Show } from "solid-js";
import { FormFoot } from "../components/form-dialog.tsx";
import { Notice } from "../components/states.tsx";
import { graphql } from "../gql/gql.ts";
import type { Role } from "../gql/graphql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { entered } from "./entered.ts";
import { RoleField } from "./role-field.tsx";
import { SecretShown } from "./secret-shown.tsx";

const CreateAccount_Mutation = graphql(`
  mutation CreateAccount_Mutation($name: String!, $email: String!, $role: Role!) {
    createAccount(name: $name, email: $email, role: $role) {
      signInLink
    }
  }
`);

/** Makes an account, and shows the link with which its owner comes in. */
export function AccountForm(props: { onClose: () => void; onMade: () => void }) {
  const [role, setRole] = createSignal<Role>("ANALYST");
  const [link, setLink] = createSignal<string | null>(null);
  const [problem, setProblem] = createSignal<string | null>(null);
  const [mutation, create] = createMutation(CreateAccount_Mutation);

  async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    setProblem(null);
    if (mutation.fetching) return;
    const { data, error } = await create({
      name: entered(form, "name"),
      email: entered(form, "email"),
      role: role(),
    });
    if (error) return void setProblem(sentenceOf(toRequestError(error)));
    setLink(data?.createAccount.signInLink ?? null);
    props.onMade();
  }

  return (
    <Show
      when={link()}
      fallback={
        <form class="form" onSubmit={(event) => void submit(event)}>
          <div class="form-body">
            <div class="field">
              <label for="account-name">Name</label>
              <input id="account-name" name="name" type="text" maxlength={100} required autofocus />
            </div>
            <div class="field">
              <label for="account-email">E-mail address</label>
              <input id="account-email" name="email" type="email" required />
              <p class="hint">The name to sign in with. Nothing is sent to it.</p>
            </div>
            <RoleField id="account-role" value={role()} highest="ADMIN" onChange={setRole} />
          </div>
          <FormFoot
            problem={<Show when={problem()}>{(sentence) => <Notice tone="bad">{sentence()}</Notice>}</Show>}
            submit={mutation.fetching ? "Making …" : "Make the account"}
            busy={mutation.fetching}
            onCancel={props.onClose}
          />
        </form>
      }
    >
      {(made) => (
        <SecretShown
          label="sign-in link"
          secret={made()}
          text="Pass this link on privately: it signs one browser in as this person, once, within an hour."
          onClose={props.onClose}
        />
      )}
    </Show>
  );
}

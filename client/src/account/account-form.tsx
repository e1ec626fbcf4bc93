import { createSignal } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { Role } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { entered } from "./entered.ts";
import { RoleField } from "./role-field.tsx";
import { SecretForm } from "./secret-form.tsx";

const CreateAccount_Mutation = graphql(`
  mutation CreateAccount_Mutation($name: String!, $email: String!, $role: Role!) {
    createAccount(name: $name, email: $email, role: $role) {
      signInLink
    }
  }
`);

/** What to do with a sign-in link. */
export const PASS_ON =
  "Pass this link on privately: it signs one browser in as this person, once, within an hour.";

/** Makes an account, and shows the link with which its owner comes in. */
export function AccountForm(props: { onClose: () => void; onMade: () => void }) {
  const head = useHead();
  const [role, setRole] = createSignal<Role>("ANALYST");

  async function make(form: HTMLFormElement): Promise<string> {
    const account = { name: entered(form, "name"), email: entered(form, "email"), role: role() };
    const { createAccount } = await head.tell(CreateAccount_Mutation, account);
    props.onMade();
    return createAccount.signInLink;
  }

  return (
    <SecretForm
      label="sign-in link"
      text={PASS_ON}
      submit="Make the account"
      make={make}
      onClose={props.onClose}
    >
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
    </SecretForm>
  );
}

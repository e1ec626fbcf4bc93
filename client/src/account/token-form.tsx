import { createSignal } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { Role } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { isAtLeast, useViewer } from "../viewer.tsx";
import { entered } from "./entered.ts";
import { RoleField } from "./role-field.tsx";
import { SecretForm } from "./secret-form.tsx";

const CreateApiToken_Mutation = graphql(`
  mutation CreateApiToken_Mutation($name: String!, $role: Role!, $expiresInDays: Int) {
    createApiToken(name: $name, role: $role, expiresInDays: $expiresInDays) {
      token
    }
  }
`);

/** Makes an API token, and shows it once. */
export function TokenForm(props: { onClose: () => void; onMade: () => void }) {
  const head = useHead();
  const viewer = useViewer();
  const [role, setRole] = createSignal<Role>(isAtLeast(viewer.role, "OPERATOR") ? "OPERATOR" : viewer.role);

  async function make(form: HTMLFormElement): Promise<string> {
    const expiresInDays = Number(entered(form, "days")) || null;
    const token = { name: entered(form, "name"), role: role(), expiresInDays };
    const { createApiToken } = await head.tell(CreateApiToken_Mutation, token);
    props.onMade();
    return createApiToken.token;
  }

  return (
    <SecretForm
      label="token"
      text="Copy it now: the head keeps only its hash, and shows it never again."
      submit="Make the token"
      make={make}
      onClose={props.onClose}
    >
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
    </SecretForm>
  );
}

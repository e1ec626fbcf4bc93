import { createMutation } from "@urql/solid";
import { createSignal, Show } from "solid-js";
import { FormFoot } from "../components/form-dialog.tsx";
import { graphql } from "../gql/gql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { entered } from "./entered.ts";

const SetPassword_Mutation = graphql(`
  mutation SetPassword_Mutation($current: String, $next: String!) {
    setPassword(current: $current, next: $next)
  }
`);

/** Sets the own password. The current one is asked for where there is one. */
export function PasswordForm(props: { hasPassword: boolean; onCancel: () => void; onSaved: () => void }) {
  const [problem, setProblem] = createSignal<string | null>(null);
  const [mutation, save] = createMutation(SetPassword_Mutation);

  async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const next = entered(form, "next");
    setProblem(next === entered(form, "again") ? null : "The two new passwords are not the same.");
    if (problem() !== null || mutation.fetching) return;
    const { error } = await save({
      current: props.hasPassword ? entered(form, "current") : null,
      next,
    });
    if (error) setProblem(sentenceOf(toRequestError(error)));
    else props.onSaved();
  }

  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <div class="form-body">
        <Show when={props.hasPassword}>
          <div class="field">
            <label for="password-current">Current password</label>
            <input
              id="password-current"
              name="current"
              type="password"
              autocomplete="current-password"
              required
              autofocus
            />
          </div>
        </Show>
        <div class="field">
          <label for="password-next">New password</label>
          <input id="password-next" name="next" type="password" autocomplete="new-password" required />
          <p class="hint">12 characters or more. Several unrelated words make a good one.</p>
        </div>
        <div class="field">
          <label for="password-again">New password again</label>
          <input id="password-again" name="again" type="password" autocomplete="new-password" required />
        </div>
      </div>
      <FormFoot
        problem={problem()}
        submit={mutation.fetching ? "Saving …" : "Set the password"}
        busy={mutation.fetching}
        onCancel={props.onCancel}
      />
    </form>
  );
}

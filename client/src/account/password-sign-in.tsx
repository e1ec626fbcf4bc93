import { Show } from "solid-js";
import { Notice } from "../components/states.tsx";
import { createSubmit } from "../components/submit.ts";
import { postAuth } from "./auth-request.ts";
import { entered } from "./entered.ts";

/** Address and password; where the account has a second factor, `onCode` is what comes next. */
export function PasswordSignIn(props: { onSignedIn: () => void; onCode: () => void }) {
  const { submit, busy, problem } = createSubmit(async (form) => {
    const { twoFactorRedirect } = await postAuth("sign-in/email", {
      email: entered(form, "email").trim(),
      password: entered(form, "password"),
    });
    if (twoFactorRedirect) props.onCode();
    else props.onSignedIn();
  });

  return (
    <form class="sign-in-form" onSubmit={submit}>
      <div class="field">
        <label for="sign-in-email">E-mail address</label>
        <input id="sign-in-email" name="email" type="email" autocomplete="username" required autofocus />
      </div>
      <div class="field">
        <label for="sign-in-password">Password</label>
        <input
          id="sign-in-password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
      </div>
      <Show when={problem()}>{(sentence) => <Notice tone="bad">{sentence()}</Notice>}</Show>
      <button type="submit" class="button button-primary button-wide" disabled={busy()}>
        {busy() ? "Signing in …" : "Sign in"}
      </button>
    </form>
  );
}

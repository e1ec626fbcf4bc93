import { createSignal, Show } from "solid-js";
import { Notice } from "../components/states.tsx";
import { sentenceOf } from "../request-error.ts";
import { postAuth } from "./auth-request.ts";
import { entered } from "./entered.ts";

/** The code of an authenticator app, or one of the backup codes. */
export function CodeForm(props: { onSignedIn: () => void; onBack: () => void }) {
  const [isBackup, setIsBackup] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);

  async function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }): Promise<void> {
    event.preventDefault();
    const code = entered(event.currentTarget, "code").replaceAll(" ", "");
    setProblem(null);
    try {
      await postAuth(isBackup() ? "two-factor/verify-backup-code" : "two-factor/verify-totp", { code });
      props.onSignedIn();
    } catch (error) {
      setProblem(sentenceOf(error));
    }
  }

  return (
    <form class="sign-in-form" onSubmit={(event) => void submit(event)}>
      <div class="field">
        <label for="sign-in-code">{isBackup() ? "Backup code" : "Code of your authenticator app"}</label>
        <input
          id="sign-in-code"
          name="code"
          type="text"
          inputmode={isBackup() ? "text" : "numeric"}
          autocomplete="one-time-code"
          spellcheck={false}
          required
          autofocus
        />
      </div>
      <Show when={problem()}>{(sentence) => <Notice tone="bad">{sentence()}</Notice>}</Show>
      <button type="submit" class="button button-primary button-wide">
        Sign in
      </button>
      <div class="sign-in-foot">
        <button type="button" class="button button-small" onClick={() => setIsBackup(!isBackup())}>
          {isBackup() ? "Use the app" : "Use a backup code"}
        </button>
        <button type="button" class="button button-small" onClick={props.onBack}>
          Back
        </button>
      </div>
    </form>
  );
}

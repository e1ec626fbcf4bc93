import { createSignal, type JSX, Show } from "solid-js";
import { CopyButton } from "../components/copy-button.tsx";
import { FormFoot } from "../components/form-dialog.tsx";
import { createSubmit } from "../components/submit.ts";

type SecretText = { label: string; text: string; onClose: () => void };

/** A form that makes a secret, and then shows it, once. */
export function SecretForm(
  props: SecretText & {
    submit: string;
    /** Makes it from what was entered. Throws an Error with a sentence. */
    make: (form: HTMLFormElement) => Promise<string>;
    children: JSX.Element;
  },
) {
  const [secret, setSecret] = createSignal<string | null>(null);
  const { submit, busy, problem } = createSubmit(async (form) => {
    setSecret(await props.make(form));
  });

  return (
    <Show
      when={secret()}
      fallback={
        <form class="form" onSubmit={submit}>
          <div class="form-body">{props.children}</div>
          <FormFoot
            problem={problem()}
            submit={busy() ? "Making …" : props.submit}
            busy={busy()}
            onCancel={props.onClose}
          />
        </form>
      }
    >
      {(made) => (
        <SecretShown label={props.label} text={props.text} secret={made()} onClose={props.onClose} />
      )}
    </Show>
  );
}

/** A secret that is shown once, with a way to copy it and to say that it is kept. */
export function SecretShown(props: SecretText & { secret: string }) {
  return (
    <div class="form">
      <div class="form-body">
        <p>{props.text}</p>
        <div class="secret">
          <code>{props.secret}</code>
          <CopyButton text={props.secret} label={`Copy the ${props.label}`} />
        </div>
      </div>
      <footer class="form-foot">
        <div class="dialog-actions">
          <button type="button" class="button button-primary" onClick={props.onClose}>
            I have it
          </button>
        </div>
      </footer>
    </div>
  );
}

import { type Accessor, createSignal } from "solid-js";
import { sentenceOf } from "../request-error.ts";

type FormEvent = SubmitEvent & { currentTarget: HTMLFormElement };

/** What a form does when it is sent: one at a time. `problem` is the sentence of what went wrong the last time. */
export function createSubmit(send: (form: HTMLFormElement) => Promise<void>): {
  submit: (event: FormEvent) => void;
  busy: Accessor<boolean>;
  problem: Accessor<string | null>;
} {
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);

  async function run(form: HTMLFormElement): Promise<void> {
    if (busy()) return;
    setBusy(true);
    setProblem(null);
    try {
      await send(form);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(event.currentTarget);
  };
  return { submit, busy, problem };
}

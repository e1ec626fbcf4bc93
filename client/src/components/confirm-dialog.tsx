import * as AlertDialog from "@kobalte/core/alert-dialog";
import { createSignal, Show } from "solid-js";
import { sentenceOf } from "../request-error.ts";
import { createDialogFocus } from "./dialog-focus.ts";
import { Notice } from "./states.tsx";

/** A button that asks before it acts. `act` may fail; its sentence is then shown and the dialog stays. */
export function ConfirmButton(props: {
  label: string;
  title: string;
  text: string;
  confirm: string;
  /** What not doing it is called. Default: "Keep it". */
  decline?: string;
  /** It destroys nothing. */
  harmless?: boolean;
  act: () => Promise<unknown>;
}) {
  const [open, setOpen] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [error, setError] = createSignal<unknown>(null);
  const focus = createDialogFocus(open);

  function show(shown: boolean): void {
    setError(null); // it was about the last try
    setOpen(shown);
  }

  async function act(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await props.act();
      setOpen(false);
    } catch (cause) {
      setError(() => cause);
    } finally {
      setBusy(false);
    }
  }

  return (
    <AlertDialog.Root open={open()} onOpenChange={show}>
      <AlertDialog.Trigger class="button button-small">{props.label}</AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay class="overlay" />
        <div class="dialog-place">
          <AlertDialog.Content class="dialog dialog-small" {...focus}>
            <AlertDialog.Title class="dialog-title">{props.title}</AlertDialog.Title>
            <AlertDialog.Description class="dialog-text">{props.text}</AlertDialog.Description>
            <Show when={error() !== null}>
              <Notice tone="bad">{sentenceOf(error())}</Notice>
            </Show>
            <div class="dialog-actions">
              <button type="button" class="button" onClick={() => show(false)}>
                {props.decline ?? "Keep it"}
              </button>
              <button
                type="button"
                class={`button ${props.harmless ? "button-primary" : "button-danger"}`}
                disabled={busy()}
                onClick={() => void act()}
              >
                {busy() ? "Working …" : props.confirm}
              </button>
            </div>
          </AlertDialog.Content>
        </div>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

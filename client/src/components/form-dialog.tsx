import * as Dialog from "@kobalte/core/dialog";
import { type JSX, Show } from "solid-js";
import { createDialogFocus } from "./dialog-focus.ts";
import { Icon } from "./icon.tsx";
import { Notice } from "./states.tsx";

/** A dialog around a form. Its content is made anew each time it opens. */
export function FormDialog(props: {
  open: boolean;
  title: string;
  text: string;
  onClose: () => void;
  children: JSX.Element;
}) {
  const focus = createDialogFocus(() => props.open);
  return (
    <Dialog.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="overlay" />
        <div class="dialog-place">
          <Dialog.Content class="dialog" {...focus}>
            <header class="dialog-head">
              <div>
                <Dialog.Title class="dialog-title">{props.title}</Dialog.Title>
                <Dialog.Description class="dialog-text">{props.text}</Dialog.Description>
              </div>
              <Dialog.CloseButton class="icon-button" aria-label="Close">
                <Icon name="close" />
              </Dialog.CloseButton>
            </header>
            <Show when={props.open}>{props.children}</Show>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The foot of such a form: what went wrong, cancel, and send. */
export function FormFoot(props: {
  /** A sentence; a compiler's may have many lines. */
  problem: string | null;
  submit: string;
  busy: boolean;
  onCancel: () => void;
}) {
  return (
    <footer class="form-foot">
      <Show when={props.problem}>
        {(sentence) => (
          <Notice tone="bad">
            <span class="form-problem">{sentence()}</span>
          </Notice>
        )}
      </Show>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={props.onCancel}>
          Cancel
        </button>
        <button type="submit" class="button button-primary" disabled={props.busy}>
          {props.submit}
        </button>
      </div>
    </footer>
  );
}

import { createRenderEffect } from "solid-js";

/** Where the keyboard goes with a dialog: to the field marked `autofocus` or the first one, and afterwards back to what opened it. */
export function createDialogFocus(isOpen: () => boolean) {
  let opener: Element | null = null;
  createRenderEffect(() => {
    if (isOpen()) opener = document.activeElement;
  });
  return {
    onOpenAutoFocus(event: Event) {
      const dialog = event.currentTarget as Element;
      const field =
        dialog.querySelector<HTMLElement>("[autofocus]") ??
        dialog.querySelector<HTMLElement>("input, select, textarea");
      if (!field) return; // the first button it is
      event.preventDefault();
      setTimeout(() => field.focus({ preventScroll: true }));
    },
    onCloseAutoFocus() {
      // After the library, which knows only its own triggers. What opened it may be gone, such as a row that was judged.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        const place = opener?.isConnected ? opener : document.getElementById("content");
        if (place instanceof HTMLElement) place.focus({ preventScroll: true });
      });
    },
  };
}

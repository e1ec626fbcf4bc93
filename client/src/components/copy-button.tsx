import { createSignal, onCleanup, Show } from "solid-js";

const SAID_MS = 2_000;

/** Copies a text. Browsers allow that on secure pages only: elsewhere there is no button, and the text can be selected. */
export function CopyButton(props: { text: string; label: string }) {
  const [said, setSaid] = createSignal<string | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));

  async function copy(): Promise<void> {
    setSaid(
      await navigator.clipboard.writeText(props.text).then(
        () => "Copied",
        () => "Not allowed",
      ),
    );
    clearTimeout(timer);
    timer = setTimeout(() => setSaid(null), SAID_MS);
  }

  return (
    <Show when={"clipboard" in navigator}>
      <button type="button" class="button button-small" aria-label={props.label} onClick={() => void copy()}>
        <span aria-live="polite">{said() ?? "Copy"}</span>
      </button>
    </Show>
  );
}

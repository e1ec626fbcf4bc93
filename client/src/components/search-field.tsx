import { createEffect, createSignal, on, onCleanup } from "solid-js";
import { LONGEST_SEARCH } from "../search-text.ts";
import { Icon } from "./icon.tsx";

const TYPING_MS = 250;

/** A field for the words of a list's search, told trimmed, and only when the typing pauses. */
export function SearchField(props: {
  /** What is looked for, for screen readers. */
  label: string;
  /** What words may be. */
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const [text, setText] = createSignal(props.value);
  let told = props.value;
  let typing: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(typing));
  // Another value than the field told comes from elsewhere, such as a button that clears it.
  createEffect(
    on(
      () => props.value,
      (value) => {
        if (value === told) return;
        clearTimeout(typing);
        told = value;
        setText(value);
      },
      { defer: true },
    ),
  );

  function type(value: string): void {
    setText(value);
    clearTimeout(typing);
    typing = setTimeout(() => {
      told = value.trim();
      props.onChange(told);
    }, TYPING_MS);
  }
  return (
    <div class="search-field">
      <Icon name="search" size={16} />
      <input
        type="search"
        aria-label={props.label}
        placeholder={props.placeholder}
        maxLength={LONGEST_SEARCH}
        autocomplete="off"
        spellcheck={false}
        value={text()}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </div>
  );
}

import { For, Show } from "solid-js";
import { type Label, labelText, parseLabel, withLabel } from "../labels.ts";
import { FieldProblem } from "./field-problem.tsx";
import { Icon } from "./icon.tsx";

/** Labels as chips, added as `name=value` by Enter, comma or leaving the field. */
export function LabelField(props: {
  id: string;
  caption: string;
  /** What stands in the field while there is no label. */
  placeholder: string;
  labels: readonly Label[];
  /** What is typed and not a label yet. */
  text: string;
  /** Labels to propose. */
  known: readonly Label[];
  onChange: (change: { labels?: readonly Label[]; labelText: string }) => void;
}) {
  const proposals = () => [...new Set(props.known.map(labelText))].sort();
  const malformed = () => props.text.trim() !== "" && parseLabel(props.text) === null;

  function add(): void {
    const label = parseLabel(props.text);
    if (label) props.onChange({ labels: withLabel(props.labels, label), labelText: "" });
  }

  return (
    <div class="field">
      <label for={props.id}>{props.caption}</label>
      <div class="label-field">
        <For each={props.labels}>
          {(label) => (
            <span class="chip chip-label">
              {label.name}
              <span class="chip-detail">{label.value}</span>
              <button
                type="button"
                class="chip-remove"
                aria-label={`Remove ${labelText(label)}`}
                onClick={() =>
                  props.onChange({
                    labels: props.labels.filter((each) => each.name !== label.name),
                    labelText: props.text,
                  })
                }
              >
                <Icon name="close" size={12} />
              </button>
            </span>
          )}
        </For>
        <input
          id={props.id}
          type="text"
          spellcheck={false}
          autocomplete="off"
          list={`${props.id}-known`}
          placeholder={props.labels.length > 0 ? "another" : props.placeholder}
          aria-invalid={malformed()}
          value={props.text}
          onInput={(event) => props.onChange({ labelText: event.currentTarget.value })}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== ",") return;
            if (event.key === "Enter" && props.text.trim() === "") return;
            event.preventDefault();
            add();
          }}
        />
        <datalist id={`${props.id}-known`}>
          <For each={proposals()}>{(proposal) => <option value={proposal} />}</For>
        </datalist>
      </div>
      <Show when={malformed() && props.text.length > 2 && !props.text.includes("=")}>
        <p class="hint">Write name=value.</p>
      </Show>
      <FieldProblem field={props.id} />
    </div>
  );
}

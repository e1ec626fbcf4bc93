import { For } from "solid-js";

/** A few choices side by side, of which one holds, or none. */
export function Segments<Value extends string>(props: {
  legend: string;
  /** Says the legend to screen readers only, as beside other filters. */
  isLegendHidden?: boolean;
  name: string;
  choices: readonly { value: Value; label: string }[];
  /** Null: none of them holds. */
  value: Value | null;
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset class="field">
      <legend classList={{ "sr-only": props.isLegendHidden ?? false }}>{props.legend}</legend>
      <div class="segments">
        <For each={props.choices}>
          {(choice) => (
            <label>
              <input
                type="radio"
                class="sr-only"
                name={props.name}
                checked={props.value === choice.value}
                onChange={() => props.onChoose(choice.value)}
              />
              <span>{choice.label}</span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

import { For, Show } from "solid-js";

/** One of a few values, or none. */
export function Choice<Value extends string>(props: {
  label: string;
  /** What stands for no value; null where there must be one. */
  all: string | null;
  value: Value | null;
  options: readonly (readonly [Value, string])[];
  onChange: (value: Value | null) => void;
}) {
  return (
    <select
      aria-label={props.label}
      value={props.value ?? ""}
      onChange={(event) => props.onChange((event.currentTarget.value as Value) || null)}
    >
      <Show when={props.all}>{(all) => <option value="">{all()}</option>}</Show>
      <For each={props.options}>
        {([value, label]) => (
          <option value={value} selected={value === props.value}>
            {label}
          </option>
        )}
      </For>
    </select>
  );
}

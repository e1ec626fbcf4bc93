import { For } from "solid-js";

/** A switch with its words. */
export function CheckField(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {props.label}
    </label>
  );
}

/** Limits as typed, folded away: few need others than the defaults. */
export function LimitFields<Key extends string>(props: {
  limits: readonly { key: Key; label: string; range: string }[];
  values: Record<Key, string>;
  onChange: (key: Key, text: string) => void;
}) {
  return (
    <details class="advanced">
      <summary>Limits</summary>
      <div class="field-row">
        <For each={props.limits}>
          {(limit) => (
            <div class="field">
              <label for={`scan-${limit.key}`}>{limit.label}</label>
              <input
                id={`scan-${limit.key}`}
                type="text"
                inputmode="decimal"
                placeholder={limit.range}
                value={props.values[limit.key]}
                onInput={(event) => props.onChange(limit.key, event.currentTarget.value)}
              />
            </div>
          )}
        </For>
      </div>
    </details>
  );
}

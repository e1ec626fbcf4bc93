import { For } from "solid-js";

/** Names of time zones that this browser knows; the head knows more and has the last word. */
const ZONES = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

/** A time zone by name, with suggestions. */
export function TimeZoneField(props: { id: string; value: string; onChange: (timeZone: string) => void }) {
  return (
    <div class="field">
      <label for={props.id}>Time zone</label>
      <input
        id={props.id}
        type="text"
        spellcheck={false}
        autocomplete="off"
        list={`${props.id}-list`}
        placeholder="Europe/Berlin"
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
      <datalist id={`${props.id}-list`}>
        <For each={ZONES}>{(zone) => <option value={zone} />}</For>
      </datalist>
    </div>
  );
}

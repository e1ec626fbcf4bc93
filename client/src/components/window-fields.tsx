import { For, Show } from "solid-js";
import type { Weekday, WindowEnd } from "../gql/graphql.ts";
import { WEEKDAYS, type WindowDraft, windowNote } from "../window-input.ts";
import { Segments } from "./segments.tsx";
import { TimeZoneField } from "./time-zone-field.tsx";

const ENDS: readonly { value: WindowEnd; label: string }[] = [
  { value: "FINISH", label: "Let it finish" },
  { value: "INTERRUPT", label: "Interrupt it" },
];

/** Days, hours and time zone of a window, and what becomes of running work at its end. */
export function WindowFields(props: {
  window: WindowDraft;
  /** Tells apart the fields of two windows on one page. */
  idPrefix: string;
  onChange: (change: Partial<WindowDraft>) => void;
}) {
  function toggle(day: Weekday): void {
    const isChosen = props.window.days.includes(day);
    const days = WEEKDAYS.map(({ value }) => value).filter((value) =>
      value === day ? !isChosen : props.window.days.includes(value),
    );
    props.onChange({ days });
  }

  return (
    <>
      <fieldset class="field">
        <legend>Opens on</legend>
        <div class="day-buttons">
          <For each={WEEKDAYS}>
            {(day) => (
              <button
                type="button"
                class="chip-button"
                aria-pressed={props.window.days.includes(day.value)}
                onClick={() => toggle(day.value)}
              >
                {day.label}
              </button>
            )}
          </For>
        </div>
      </fieldset>
      <div class="field-row">
        <div class="field">
          <label for={`${props.idPrefix}-from`}>From</label>
          <input
            id={`${props.idPrefix}-from`}
            type="time"
            value={props.window.from}
            onInput={(event) => props.onChange({ from: event.currentTarget.value })}
          />
        </div>
        <div class="field">
          <label for={`${props.idPrefix}-to`}>To</label>
          <input
            id={`${props.idPrefix}-to`}
            type="time"
            value={props.window.to}
            onInput={(event) => props.onChange({ to: event.currentTarget.value })}
          />
        </div>
        <TimeZoneField
          id={`${props.idPrefix}-zone`}
          value={props.window.timeZone}
          onChange={(timeZone) => props.onChange({ timeZone })}
        />
      </div>
      <Show when={windowNote(props.window)}>{(note) => <p class="hint">{note()}</p>}</Show>
      <Segments
        legend="What still runs at its end"
        name={`${props.idPrefix}-end`}
        choices={ENDS}
        value={props.window.atEnd}
        onChoose={(atEnd) => props.onChange({ atEnd })}
      />
    </>
  );
}

import { For } from "solid-js";
import { nowMs } from "../clock.ts";
import { type DifferenceSides, fromLocalField, lastDays, toLocalField } from "../difference-sides.ts";

type Times = Extract<DifferenceSides, { kind: "times" }>;

const SPANS = [
  { days: 1, label: "Last day" },
  { days: 7, label: "Last week" },
  { days: 30, label: "Last 30 days" },
];

/** The two times that are compared. */
export function DifferenceTimes(props: { times: Times; onChange: (sides: DifferenceSides) => void }) {
  const set = (side: "from" | "to", text: string) => {
    const moment = fromLocalField(text);
    if (moment) props.onChange({ ...props.times, [side]: moment });
  };
  return (
    <>
      <For each={["from", "to"] as const}>
        {(side) => (
          <label title="By this computer's clock and time zone">
            {side === "from" ? "From" : "Until"}{" "}
            <input
              type="datetime-local"
              value={toLocalField(props.times[side])}
              onChange={(event) => set(side, event.currentTarget.value)}
            />
          </label>
        )}
      </For>
      <For each={SPANS}>
        {({ days, label }) => (
          <button
            type="button"
            class="button button-plain"
            onClick={() => props.onChange(lastDays(days, nowMs()))}
          >
            {label}
          </button>
        )}
      </For>
    </>
  );
}

import { For, Show } from "solid-js";
import type { DifferenceSides } from "../difference-sides.ts";
import { formatMoment } from "../format.ts";

type Scans = Extract<DifferenceSides, { kind: "scans" }>;
interface Choosable {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
}

/** The two scans that are compared, of the latest that are finished. */
export function DifferenceScans(props: {
  scans: Scans;
  choices: readonly Choosable[];
  onChange: (sides: DifferenceSides) => void;
}) {
  return (
    <>
      <ScanChoice
        label="Scan"
        value={props.scans.to}
        choices={props.choices.filter(({ id }) => id !== props.scans.from)}
        onChoose={(to) => props.onChange({ ...props.scans, to })}
      />
      <ScanChoice
        label="Compared with"
        value={props.scans.from}
        choices={props.choices.filter(({ id }) => id !== props.scans.to)}
        onChoose={(from) => props.onChange({ ...props.scans, from })}
      />
    </>
  );
}

function ScanChoice(props: {
  label: string;
  value: string | null;
  choices: readonly Choosable[];
  onChoose: (id: string) => void;
}) {
  const isListed = () => props.choices.some(({ id }) => id === props.value);
  return (
    <label>
      {props.label}{" "}
      <select value={props.value ?? ""} onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <Show when={!props.value}>
          <option value="">Choose a scan</option>
        </Show>
        <Show when={props.value && !isListed()}>
          <option value={props.value ?? ""} selected>
            An older scan
          </option>
        </Show>
        <For each={props.choices}>
          {(scan) => (
            <option value={scan.id} selected={scan.id === props.value}>
              {scan.name}, {formatMoment(scan.createdAt)}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}

import { For, Show } from "solid-js";
import { formatMoment } from "../format.ts";
import type { ScanChoiceFragment } from "../gql/graphql.ts";

type Scans = { readonly [Side in "from" | "to"]: ScanChoiceFragment | null };

/** The two scans that are compared, and the others that may be chosen instead. */
export function DifferenceScans(props: {
  chosen: Scans;
  /** The earlier one is the run before, whichever the later one is. */
  isRunBefore: boolean;
  listed: readonly ScanChoiceFragment[];
  onChoose: (side: keyof Scans, id: string) => void;
}) {
  return (
    <>
      <ScanChoice
        label="Scan"
        chosen={props.chosen.to}
        other={props.isRunBefore ? null : props.chosen.from}
        listed={props.listed}
        onChoose={(id) => props.onChoose("to", id)}
      />
      <ScanChoice
        label="Compared with"
        chosen={props.chosen.from}
        other={props.chosen.to}
        listed={props.listed}
        onChoose={(id) => props.onChoose("from", id)}
      />
    </>
  );
}

/** Listed scans, and the chosen one where it is not among them. */
function ScanChoice(props: {
  label: string;
  chosen: ScanChoiceFragment | null;
  /** The scan of the other side, which can't be chosen on both. */
  other: ScanChoiceFragment | null;
  listed: readonly ScanChoiceFragment[];
  onChoose: (id: string) => void;
}) {
  const offered = () => {
    const { chosen, listed } = props;
    return chosen && !listed.some(({ id }) => id === chosen.id) ? [chosen, ...listed] : listed;
  };
  return (
    <label>
      {props.label}{" "}
      <select onChange={(event) => props.onChoose(event.currentTarget.value)}>
        <Show when={!props.chosen}>
          <option value="" selected>
            Choose a scan
          </option>
        </Show>
        <For each={offered()}>
          {(scan) => (
            <option
              value={scan.id}
              selected={scan.id === props.chosen?.id}
              disabled={scan.id === props.other?.id && scan.id !== props.chosen?.id}
            >
              {scan.name}, {formatMoment(scan.createdAt)}
            </option>
          )}
        </For>
      </select>
    </label>
  );
}

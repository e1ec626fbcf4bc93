import { createEffect } from "solid-js";

interface Ticking {
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (ids: ReadonlySet<string>) => void;
}

/** The head of a column of boxes: ticks every shown row, or none. */
export function TickAll(props: Ticking & { rows: readonly { id: string }[] }) {
  const isAll = () => props.rows.length > 0 && props.rows.every(({ id }) => props.ticked.has(id));
  return (
    <th scope="col" class="col-tick">
      <input
        type="checkbox"
        aria-label="Select all shown"
        checked={isAll()}
        ref={(box) =>
          createEffect(() => {
            box.indeterminate = !isAll() && props.ticked.size > 0;
          })
        }
        onChange={() => props.onTick(isAll() ? new Set() : new Set(props.rows.map(({ id }) => id)))}
      />
    </th>
  );
}

/** The box of one row. */
export function TickBox(props: Ticking & { id: string; label: string }) {
  return (
    <td class="col-tick">
      <input
        type="checkbox"
        aria-label={`Select ${props.label}`}
        checked={props.ticked.has(props.id)}
        onChange={() => props.onTick(props.ticked.symmetricDifference(new Set([props.id])))}
      />
    </td>
  );
}

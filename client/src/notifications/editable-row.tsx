import { createSignal, type JSX, Show } from "solid-js";
import { ConfirmButton } from "../components/confirm-dialog.tsx";
import { SwitchButton } from "../components/switch-button.tsx";
import type { Role } from "../gql/graphql.ts";
import { sentenceOf } from "../request-error.ts";
import { isAtLeast, May, useViewer } from "../viewer.tsx";

/** What came of an act, as a sentence. */
type Outcome = { ok: boolean; message: string };

/** One thing that is switched on and off, changed and deleted. What came of it stands below its name. */
export function EditableRow(props: {
  /** What it is, such as "rule". */
  noun: string;
  row: { name: string; enabled: boolean };
  /** Who may change it. */
  least: Role;
  /** What deleting it means for others. */
  deletion: string;
  onSwitch: (on: boolean) => Promise<unknown>;
  onDelete: () => Promise<unknown>;
  onEdit: () => void;
  /** What a narrow page says below the name, in place of cells that it hides. */
  narrow: string;
  /** Another button, before the others. */
  extra?: { label: string; busy: string; act: () => Promise<Outcome> };
  /** The cells between its name and its actions. */
  children: JSX.Element;
}) {
  const viewer = useViewer();
  const [outcome, setOutcome] = createSignal<Outcome | null>(null);
  const [busy, setBusy] = createSignal(false);

  async function hear(act: () => Promise<Outcome | null>): Promise<void> {
    setOutcome(null);
    setOutcome(await act().catch((error) => ({ ok: false, message: sentenceOf(error) })));
  }

  async function hearExtra(act: () => Promise<Outcome>): Promise<void> {
    setBusy(true);
    await hear(act);
    setBusy(false);
  }

  return (
    <tr classList={{ "row-off": !props.row.enabled }}>
      <td>
        <SwitchButton
          label={`The ${props.noun} ${props.row.name} is switched on`}
          on={props.row.enabled}
          disabled={!isAtLeast(viewer.role, props.least)}
          onToggle={(on) => void hear(() => props.onSwitch(on).then(() => null))}
        />
      </td>
      <td class="cell-main wrap-anywhere">
        <bdi class="row-name">{props.row.name}</bdi>
        <p class="hint only-small">{props.narrow}</p>
        <div aria-live="polite">
          <Show when={outcome()}>
            {(shown) => (
              <p class="hint" classList={{ "hint-bad": !shown().ok }}>
                {shown().message}
              </p>
            )}
          </Show>
        </div>
      </td>
      {props.children}
      <td class="row-actions">
        <May least={props.least}>
          <Show when={props.extra}>
            {(extra) => (
              <button
                type="button"
                class="button button-small"
                disabled={busy()}
                onClick={() => void hearExtra(extra().act)}
              >
                {busy() ? extra().busy : extra().label}
              </button>
            )}
          </Show>
          <button type="button" class="button button-small" onClick={() => props.onEdit()}>
            Edit
          </button>
          <ConfirmButton
            label="Delete"
            title={`Delete ${props.row.name}?`}
            text={props.deletion}
            confirm={`Delete the ${props.noun}`}
            act={props.onDelete}
          />
        </May>
      </td>
    </tr>
  );
}

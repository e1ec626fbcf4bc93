import { createSignal, For, type JSX } from "solid-js";
import { FormDialog } from "../components/form-dialog.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import type { Role } from "../gql/graphql.ts";
import type { LiveValue } from "../live.tsx";
import { May } from "../viewer.tsx";

interface Column {
  label: string;
  /** Of its heading: how narrow a page may be to show it, and whether it has numbers. */
  class?: string;
}

/**
 * A table of things that people switch, change and delete: its heading, its states, and the dialog in which one is made
 * or changed. Its rows are `EditableRow`s.
 */
export function EditableTable<Value, Row extends { id: string }>(props: {
  /** What one of them is called, such as "rule". */
  noun: string;
  title: string;
  text: string;
  value: LiveValue<Value>;
  rows: (value: Value) => readonly Row[];
  /** Those between the name and the actions. */
  columns: readonly Column[];
  /** In place of rows where there are none. */
  empty: JSX.Element;
  /** Who may make and change them. */
  least: Role;
  /** Why none can be made yet; null where one can. */
  blocked?: string | null;
  dialogText: string;
  form: (row: Row | undefined, close: () => void) => JSX.Element;
  children: (row: Row, edit: () => void) => JSX.Element;
}) {
  const [edited, setEdited] = createSignal<Row | "new" | null>(null);
  const known = () => {
    const current = edited();
    return current === "new" || current === null ? undefined : current;
  };
  const close = () => setEdited(null);
  const rows = (value: Value) => {
    const list = props.rows(value);
    return list.length > 0 && list;
  };

  return (
    <section class="panel panel-table" aria-labelledby={`${props.noun}-title`}>
      <header class="section-head">
        <div>
          <h2 id={`${props.noun}-title`}>{props.title}</h2>
          <p class="muted">{props.text}</p>
        </div>
        <May least={props.least}>
          <button
            type="button"
            class="button button-small"
            disabled={typeof props.blocked === "string"}
            title={props.blocked ?? undefined}
            onClick={() => setEdited("new")}
          >
            New {props.noun}
          </button>
        </May>
      </header>
      <ValueFrame value={props.value} part={rows} missing={props.empty}>
        {(shown) => (
          <table class="table table-stacked">
            <thead>
              <tr>
                <th scope="col">On</th>
                <th scope="col">Name</th>
                <For each={props.columns}>
                  {({ label, class: name }) => (
                    <th scope="col" class={name}>
                      {label}
                    </th>
                  )}
                </For>
                <th scope="col">
                  <span class="sr-only">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              <For each={shown()}>{(row) => props.children(row, () => setEdited(() => ({ ...row })))}</For>
            </tbody>
          </table>
        )}
      </ValueFrame>
      <FormDialog
        open={edited() !== null}
        title={known() ? `Change the ${props.noun}` : `New ${props.noun}`}
        text={props.dialogText}
        onClose={close}
      >
        {props.form(known(), close)}
      </FormDialog>
    </section>
  );
}

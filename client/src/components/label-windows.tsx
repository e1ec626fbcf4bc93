import { createMutation } from "@urql/solid";
import { createSignal, For, Match, Show, Switch } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { LabelWindows_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { toRequestError } from "../request-error.ts";
import { May } from "../viewer.tsx";
import { ConfirmButton } from "./confirm-dialog.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { LabelWindowForm } from "./label-window-form.tsx";
import { EmptyState, ErrorState, Skeleton } from "./states.tsx";
import { TimeUntil } from "./time-ago.tsx";

const LabelWindows_Query = graphql(`
  query LabelWindows_Query {
    labelWindows(first: 100) {
      edges {
        node {
          id
          labelName
          labelValue
          window {
            days
            from
            to
            timeZone
            atEnd
            words
            isOpen
            nextChangeAt
          }
        }
      }
    }
  }
`);

const DeleteLabelWindow_Mutation = graphql(`
  mutation DeleteLabelWindow_Mutation($id: ID!) {
    deleteLabelWindow(id: $id)
  }
`);

export type LabelWindowRow = LabelWindows_QueryQuery["labelWindows"]["edges"][number]["node"];

/** The hours in which agents with certain labels take work. */
export function LabelWindows() {
  const head = useHead();
  const list = createLiveValue({ load: () => head.ask(LabelWindows_Query, {}), hints: () => () => {} });
  const [edited, setEdited] = createSignal<LabelWindowRow | "new" | null>(null);
  const rows = () => list.value()?.labelWindows.edges.map((edge) => edge.node);
  const close = () => setEdited(null);

  return (
    <section class="panel">
      <header class="section-head">
        <div>
          <h2>Hours of agents</h2>
          <p class="muted">Agents with a label take work only while its window is open.</p>
        </div>
        <May least="OPERATOR">
          <button type="button" class="button button-small" onClick={() => setEdited("new")}>
            Add hours
          </button>
        </May>
      </header>
      <Switch fallback={<Skeleton rows={2} />}>
        <Match when={rows()?.length === 0}>
          <EmptyState icon="schedules" title="Every agent works around the clock">
            Add hours for a label such as <code>segment=dmz</code> to change that.
          </EmptyState>
        </Match>
        <Match when={rows()}>
          {(shown) => (
            <ul class="label-windows">
              <For each={shown()}>
                {(row) => <LabelWindow row={row} onEdit={() => setEdited(row)} onDeleted={list.reload} />}
              </For>
            </ul>
          )}
        </Match>
        <Match when={list.error() !== null}>
          <ErrorState error={list.error()} onRetry={list.reload} />
        </Match>
      </Switch>
      <FormDialog
        open={edited() !== null}
        title="Hours of agents"
        text="Agents with this label take work only in these hours. With several such labels: only when all are open."
        onClose={close}
      >
        <LabelWindowForm
          row={edited() === "new" ? undefined : (edited() as LabelWindowRow)}
          onCancel={close}
          onSaved={() => {
            close();
            list.reload();
          }}
        />
      </FormDialog>
    </section>
  );
}

function LabelWindow(props: { row: LabelWindowRow; onEdit: () => void; onDeleted: () => void }) {
  const [, remove] = createMutation(DeleteLabelWindow_Mutation);
  const label = () => `${props.row.labelName}=${props.row.labelValue}`;

  async function removeIt(): Promise<void> {
    const { error } = await remove({ id: props.row.id });
    if (error) throw toRequestError(error);
    props.onDeleted();
  }

  return (
    <li class="label-window">
      <span class="chip mono">{label()}</span>
      <span class="label-window-words">
        {props.row.window.words}
        <span class="muted">
          {props.row.window.atEnd === "INTERRUPT" ? " · interrupts at its end" : " · lets work finish"}
        </span>
      </span>
      <span class={`badge badge-${props.row.window.isOpen ? "good" : "quiet"}`}>
        {props.row.window.isOpen ? "Open" : "Closed"}
      </span>
      <Show when={props.row.window.nextChangeAt}>
        {(at) => (
          <span class="muted nowrap">
            {props.row.window.isOpen ? "closes" : "opens"} <TimeUntil at={at()} />
          </span>
        )}
      </Show>
      <May least="OPERATOR">
        <span class="schedule-actions">
          <button type="button" class="button button-small" onClick={props.onEdit}>
            Edit
          </button>
          <ConfirmButton
            label="Delete"
            title="Delete these hours?"
            text={`Agents with ${label()} take work around the clock then.`}
            confirm="Delete the hours"
            act={removeIt}
          />
        </span>
      </May>
    </li>
  );
}

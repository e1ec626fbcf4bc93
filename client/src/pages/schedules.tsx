import { createSignal, For } from "solid-js";
import { FormDialog } from "../components/form-dialog.tsx";
import { LabelWindows } from "../components/label-windows.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { ScheduleCard } from "../components/schedule-card.tsx";
import { ScheduleForm } from "../components/schedule-form.tsx";
import { followSchedules } from "../components/schedule-rows.ts";
import { EmptyState } from "../components/states.tsx";
import type { ScheduleRowFragment } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveList } from "../live.tsx";
import { May } from "../viewer.tsx";

/** Scans that are asked for again and again, and the hours in which agents work. */
export function Schedules() {
  const head = useHead();
  const list = createLiveList(() => followSchedules(head));
  const [edited, setEdited] = createSignal<ScheduleRowFragment | "new" | null>(null);
  const known = () => {
    const current = edited();
    return current === "new" || current === null ? undefined : current;
  };
  const close = () => setEdited(null);

  return (
    <>
      <PageHead
        title="Schedules"
        actions={
          <May least="OPERATOR">
            <button type="button" class="button" onClick={() => setEdited("new")}>
              New schedule
            </button>
          </May>
        }
      />
      <ListFrame
        list={list}
        noun="schedules"
        empty={
          <section class="panel">
            <EmptyState icon="schedules" title="No schedules yet">
              A schedule asks for the same scan again and again: each night, each first Monday of a month.
            </EmptyState>
          </section>
        }
      >
        <For each={list.rows}>
          {(row) => (
            <ScheduleCard
              schedule={row}
              fresh={list.state().arrived.has(row.id)}
              onEdit={() => setEdited({ ...row })}
            />
          )}
        </For>
      </ListFrame>
      <LabelWindows />
      <FormDialog
        open={edited() !== null}
        title={known() ? "Change the schedule" : "New schedule"}
        text="Each run is a scan of its own. Agents pull it by priority."
        onClose={close}
      >
        <ScheduleForm schedule={known()} onCancel={close} onSaved={close} />
      </FormDialog>
    </>
  );
}

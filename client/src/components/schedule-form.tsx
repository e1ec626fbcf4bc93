import { createMutation } from "@urql/solid";
import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import { graphql } from "../gql/gql.ts";
import type { MissedRuns, ScheduleOverlap, ScheduleRowFragment } from "../gql/graphql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import {
  emptySchedule,
  toScanDraft,
  toScheduleDraft,
  toScheduleInput,
  whyNoSchedule,
} from "../schedule-input.ts";
import { CronField } from "./cron-field.tsx";
import { ScanProblems } from "./field-problem.tsx";
import { FormFoot } from "./form-dialog.tsx";
import { ScanFields } from "./scan-fields.tsx";
import { Segments } from "./segments.tsx";
import { TimeZoneField } from "./time-zone-field.tsx";

const CreateSchedule_Mutation = graphql(`
  mutation CreateSchedule_Mutation($input: CreateScheduleInput!) {
    createSchedule(input: $input) {
      id
    }
  }
`);

const UpdateSchedule_Mutation = graphql(`
  mutation UpdateSchedule_Mutation($id: ID!, $input: UpdateScheduleInput!) {
    updateSchedule(id: $id, input: $input) {
      id
    }
  }
`);

const OVERLAPS: readonly { value: ScheduleOverlap; label: string }[] = [
  { value: "SKIP", label: "Leave it out" },
  { value: "QUEUE", label: "Wait for it" },
  { value: "REPLACE", label: "Replace it" },
];
const MISSED: readonly { value: MissedRuns; label: string }[] = [
  { value: "SKIP", label: "Leave them out" },
  { value: "RUN_ONCE", label: "Make up by one run" },
];

/** Makes a schedule, or changes the one given. */
export function ScheduleForm(props: {
  schedule: ScheduleRowFragment | undefined;
  onCancel: () => void;
  onSaved: () => void;
}) {
  const known = props.schedule;
  const [schedule, setSchedule] = createStore(known ? toScheduleDraft(known) : emptySchedule());
  const [scan, setScan] = createStore(toScanDraft(known));
  const [problem, setProblem] = createSignal<string | null>(null);
  const [tried, setTried] = createSignal(false);
  const [creation, create] = createMutation(CreateSchedule_Mutation);
  const [change, update] = createMutation(UpdateSchedule_Mutation);
  const isBusy = () => creation.fetching || change.fetching;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    setProblem(whyNoSchedule(schedule, scan));
    if (problem() !== null || isBusy()) return;
    const input = toScheduleInput(schedule, scan, known);
    const result = known ? await update({ id: known.id, input }) : await create({ input });
    if (result.error) setProblem(sentenceOf(toRequestError(result.error)));
    else props.onSaved();
  }

  return (
    <form class="form" onSubmit={(event) => void submit(event)}>
      <div class="form-body">
        <div class="field">
          <label for="schedule-name">Name</label>
          <input
            id="schedule-name"
            type="text"
            autofocus
            placeholder="Nightly perimeter"
            value={schedule.name}
            onInput={(event) => setSchedule("name", event.currentTarget.value)}
          />
        </div>
        <CronField
          cron={schedule.cron}
          timeZone={schedule.timeZone}
          onChange={(cron) => setSchedule("cron", cron)}
        />
        <div class="field-row">
          <TimeZoneField
            id="schedule-zone"
            value={schedule.timeZone}
            onChange={(timeZone) => setSchedule("timeZone", timeZone)}
          />
          <div class="field">
            <label for="schedule-spread">Starts later by up to</label>
            <select
              id="schedule-spread"
              value={schedule.spreadMinutes}
              onChange={(event) => setSchedule("spreadMinutes", Number(event.currentTarget.value))}
            >
              <SpreadOptions chosen={schedule.spreadMinutes} />
            </select>
          </div>
        </div>
        <div class="field-row">
          <Segments
            legend="When the run before is not finished"
            name="schedule-overlap"
            choices={OVERLAPS}
            value={schedule.overlap}
            onChoose={(overlap) => setSchedule("overlap", overlap)}
          />
          <Segments
            legend="Times at which no head was running"
            name="schedule-missed"
            choices={MISSED}
            value={schedule.missed}
            onChoose={(missed) => setSchedule("missed", missed)}
          />
        </div>
        <h3 class="form-part">Scan</h3>
        <ScanProblems draft={scan} shown={tried()}>
          <ScanFields draft={scan} scheduled onChange={(changes) => setScan(changes)} />
        </ScanProblems>
      </div>
      <FormFoot
        problem={problem()}
        submit={isBusy() ? "Saving …" : known ? "Save" : "Create schedule"}
        busy={isBusy()}
        onCancel={props.onCancel}
      />
    </form>
  );
}

const SPREADS = [0, 5, 15, 30, 60];

function SpreadOptions(props: { chosen: number }) {
  const minutes = () => [...new Set([...SPREADS, props.chosen])].toSorted((a, b) => a - b);
  return minutes().map((value) => (
    <option value={value} selected={value === props.chosen}>
      {value === 0 ? "not at all" : `${value} minutes`}
    </option>
  ));
}

import { A } from "@solidjs/router";
import { createMutation } from "@urql/solid";
import { createSignal, For, Show } from "solid-js";
import { formatMoment } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { AssignScanInput, ScheduleRowFragment, ScheduleRunOutcome } from "../gql/graphql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { cronInWords } from "../schedule-input.ts";
import { May } from "../viewer.tsx";
import { StateBadge } from "./badges.tsx";
import { ConfirmButton } from "./confirm-dialog.tsx";
import { Notice } from "./states.tsx";
import { SwitchButton } from "./switch-button.tsx";
import { TimeAgo, TimeUntil } from "./time-ago.tsx";

const SwitchSchedule_Mutation = graphql(`
  mutation SwitchSchedule_Mutation($id: ID!, $enabled: Boolean!) {
    updateSchedule(id: $id, input: { enabled: $enabled }) {
      id
    }
  }
`);

const RunScheduleNow_Mutation = graphql(`
  mutation RunScheduleNow_Mutation($id: ID!) {
    runScheduleNow(id: $id) {
      outcome
      message
    }
  }
`);

const DeleteSchedule_Mutation = graphql(`
  mutation DeleteSchedule_Mutation($id: ID!) {
    deleteSchedule(id: $id) {
      id
    }
  }
`);

type Run = ScheduleRowFragment["runs"][number];

/** A schedule: when it runs, how the last run ended, and what to do with it. */
export function ScheduleCard(props: { schedule: ScheduleRowFragment; fresh: boolean; onEdit: () => void }) {
  const [, change] = createMutation(SwitchSchedule_Mutation);
  const [running, runNow] = createMutation(RunScheduleNow_Mutation);
  const [, remove] = createMutation(DeleteSchedule_Mutation);
  const [notice, setNotice] = createSignal<{ tone: "bad" | "warn"; text: string } | null>(null);
  const schedule = () => props.schedule;

  async function toggle(enabled: boolean): Promise<void> {
    const { error } = await change({ id: schedule().id, enabled });
    setNotice(error ? { tone: "bad", text: sentenceOf(toRequestError(error)) } : null);
  }

  async function run(): Promise<void> {
    const { data, error } = await runNow({ id: schedule().id });
    if (error) setNotice({ tone: "bad", text: sentenceOf(toRequestError(error)) });
    else if (data && data.runScheduleNow.outcome !== "STARTED") {
      setNotice({ tone: "warn", text: data.runScheduleNow.message });
    } else setNotice(null);
  }

  async function removeIt(): Promise<void> {
    const { error } = await remove({ id: schedule().id });
    if (error) throw toRequestError(error);
  }

  return (
    <section class="panel schedule" classList={{ fresh: props.fresh, "schedule-off": !schedule().enabled }}>
      <header class="schedule-head">
        <SwitchButton
          label={`${schedule().name} is switched on`}
          on={schedule().enabled}
          onToggle={(on) => void toggle(on)}
        />
        <div class="schedule-title">
          <h2>{schedule().name}</h2>
          <p class="muted">
            {cronInWords(schedule().cron) ?? schedule().cron} · {schedule().timeZone} ·{" "}
            {scanText(schedule().scan)}
          </p>
        </div>
        <May least="OPERATOR">
          <div class="schedule-actions">
            <button
              type="button"
              class="button button-small"
              disabled={running.fetching}
              onClick={() => void run()}
            >
              Run now
            </button>
            <button type="button" class="button button-small" onClick={props.onEdit}>
              Edit
            </button>
            <ConfirmButton
              label="Delete"
              title="Delete this schedule?"
              text={`${schedule().name}. Scans that it started stay, and go on.`}
              confirm="Delete the schedule"
              act={removeIt}
            />
          </div>
        </May>
      </header>
      <Show when={notice()}>{(shown) => <Notice tone={shown().tone}>{shown().text}</Notice>}</Show>
      <dl class="schedule-facts">
        <div>
          <dt>Next run</dt>
          <dd>
            <Show when={schedule().nextRunAt} fallback="switched off">
              {(at) => <TimeUntil at={at()} />}
            </Show>
          </dd>
        </div>
        <div>
          <dt>Last run</dt>
          <dd>
            <Show when={schedule().runs[0]} fallback="none yet">
              {(last) => (
                <>
                  <RunResult run={last()} /> <TimeAgo at={last().plannedAt} />
                </>
              )}
            </Show>
          </dd>
        </div>
      </dl>
      <Show when={schedule().runs.length > 0 || schedule().nextRuns.length > 0}>
        <details class="disclosure">
          <summary>Runs</summary>
          <Runs schedule={schedule()} />
        </details>
      </Show>
    </section>
  );
}

function Runs(props: { schedule: ScheduleRowFragment }) {
  return (
    <ul class="run-list">
      <For each={props.schedule.nextRuns.slice(0, 3).toReversed()}>
        {(time) => (
          <li>
            <span class="badge badge-quiet">Planned</span>
            <span class="run-time">{formatMoment(time)}</span>
          </li>
        )}
      </For>
      <For each={props.schedule.runs}>
        {(run) => (
          <li>
            <RunResult run={run} />
            <span class="run-time">{formatMoment(run.plannedAt)}</span>
            <span class="muted run-message">{run.message}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

const OUTCOMES: Record<ScheduleRunOutcome, { label: string; tone: string }> = {
  STARTED: { label: "Started", tone: "busy" },
  WAITING: { label: "Waiting", tone: "quiet" },
  SKIPPED: { label: "Left out", tone: "warn" },
  REPLACED: { label: "Replaced", tone: "quiet" },
  FAILED: { label: "Refused", tone: "bad" },
};

/** How a run ended: as its scan stands, which it leads to, or why there is none. */
function RunResult(props: { run: Run }) {
  const outcome = () => OUTCOMES[props.run.outcome];
  const badge = () => (
    <span class={`badge badge-${outcome().tone}`} title={props.run.message}>
      {outcome().label}
    </span>
  );
  return (
    <Show when={props.run.scan} fallback={badge()}>
      {(scan) => (
        <A class="run-link" href={`/scans/${scan().id}`} title={`The scan. ${props.run.message}`}>
          <Show when={scan().finishedAt && props.run.outcome === "STARTED"} fallback={badge()}>
            <StateBadge state={scan().state} />
          </Show>
        </A>
      )}
    </Show>
  );
}

function scanText(scan: unknown): string {
  const { scanners, targets } = scan as AssignScanInput;
  const more = targets && targets.length > 1 ? ` and ${targets.length - 1} more` : "";
  return `${scanners.join(", ")}${targets?.[0] ? ` of ${targets[0]}${more}` : ""}`;
}

import { A } from "@solidjs/router";
import { createMutation } from "@urql/solid";
import { createSignal, type JSX, Show } from "solid-js";
import { formatCount, formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { AssignmentRowFragment } from "../gql/graphql.ts";
import { toRequestError } from "../request-error.ts";
import { shownState } from "../shown-state.ts";
import { StateBadge } from "./badges.tsx";
import { ConfirmButton } from "./confirm-dialog.tsx";
import { Icon } from "./icon.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { TimeUntil } from "./time-ago.tsx";

const CancelAssignment_Mutation = graphql(`
  mutation CancelAssignment_Mutation($id: ID!) {
    cancelAssignment(id: $id) {
      id
      state
      cancelRequestedAt
    }
  }
`);

/** One assignment, live: what it does, who does it, how far it is, and why it waits or ended. */
export function AssignmentCard(props: {
  row: AssignmentRowFragment;
  /** More about it, made only when asked for. */
  details?: () => JSX.Element;
  open?: boolean;
  /** Names its scan, where the page does not. */
  withScan?: boolean;
  /** Leaves out what can be done with it. */
  glance?: boolean;
}) {
  const [, cancel] = createMutation(CancelAssignment_Mutation);
  const [open, setOpen] = createSignal(props.open ?? false);
  const running = () => props.row.state === "RUNNING";
  const state = () => shownState(props.row);
  const canCancel = () => (running() || props.row.state === "QUEUED") && state() !== "CANCELLING";
  const label = () => `${props.row.scanner} on ${targetsText(props.row.targets)}`;

  async function confirmCancel(): Promise<void> {
    const result = await cancel({ id: props.row.id });
    if (result.error) throw toRequestError(result.error);
  }

  return (
    <li class="assignment" classList={{ "assignment-replaced": props.row.superseded }}>
      <div class="assignment-line">
        <span class="scanner-name">{props.row.scanner}</span>
        <span class="assignment-targets mono" title={props.row.targets.join(", ")}>
          {targetsText(props.row.targets)}
        </span>
        <StateBadge state={state()} />
        <Show when={props.row.ending?.isPartial}>
          <span class="badge badge-warn" title={props.row.ending?.code}>
            Partial results
          </span>
        </Show>
        <Show when={props.row.superseded}>
          <span class="badge badge-quiet">Replaced by a retry</span>
        </Show>
        <span class="assignment-meta muted">
          <Show when={props.withScan}>
            <A href={`/scans/${props.row.scan.id}`}>{props.row.scan.name}</A>
          </Show>
          <Show when={props.row.attempt > 0}>
            <span>
              attempt {props.row.attempt} of {props.row.maxAttempts}
            </span>
          </Show>
          <Show when={props.row.agent}>
            {(agent) => <A href={`/agents/${agent().id}`}>{agent().hostname}</A>}
          </Show>
          <Show when={props.row.retryRound > 0}>
            <span>retry {props.row.retryRound}</span>
          </Show>
          <Show when={props.row.eventCount > 0}>
            <span>{formatCount(props.row.eventCount, "event")}</span>
          </Show>
          <Show when={running()}>
            <span>
              time limit <TimeUntil at={props.row.deadlineAt} />
            </span>
          </Show>
        </span>
        <span class="assignment-actions">
          <Show when={canCancel() && !props.glance}>
            <ConfirmButton
              label="Cancel"
              title="Cancel this assignment?"
              text={`${label()}. What was found until now is kept.`}
              confirm="Cancel it"
              act={confirmCancel}
            />
          </Show>
          <Show when={props.details}>
            <button
              type="button"
              class="icon-button"
              aria-expanded={open()}
              aria-label={`Details of ${label()}`}
              onClick={() => setOpen(!open())}
            >
              <Icon name="down" size={16} />
            </button>
          </Show>
        </span>
      </div>
      <p class="assignment-why">{props.row.explanation}</p>
      <Show when={running() || (props.row.progress > 0 && props.row.progress < 1)}>
        <ProgressBar
          share={props.row.progress}
          isEstimate={props.row.progressIsEstimate}
          label={`Progress of ${label()}`}
          tone={running() ? "busy" : "quiet"}
        />
      </Show>
      <Show when={running() && props.row.progressNote}>
        <p class="assignment-note muted">{props.row.progressNote}</p>
      </Show>
      <Show when={open() && props.details}>{(details) => details()()}</Show>
    </li>
  );
}

/** The first targets, and how many more there are. */
export function targetsText(targets: readonly string[]): string {
  const [first, second] = targets;
  if (first === undefined) return "no target";
  if (targets.length === 1 || second === undefined) return first;
  return targets.length === 2
    ? `${first}, ${second}`
    : `${first}, ${second} and ${formatNumber(targets.length - 2)} more`;
}

import { createMutation } from "@urql/solid";
import { createEffect, createSignal, on, Show } from "solid-js";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { ScanRowFragment } from "../gql/graphql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { scanActions } from "../scan-actions.ts";
import { countShares } from "../share-counts.ts";
import { May } from "../viewer.tsx";
import { ConfirmButton } from "./confirm-dialog.tsx";
import { Notice } from "./states.tsx";

const PauseScan_Mutation = graphql(`
  mutation PauseScan_Mutation($id: ID!) {
    scan: pauseScan(id: $id) {
      ...ScanRow
    }
  }
`);

const ResumeScan_Mutation = graphql(`
  mutation ResumeScan_Mutation($id: ID!) {
    scan: resumeScan(id: $id) {
      ...ScanRow
    }
  }
`);

const RetryScan_Mutation = graphql(`
  mutation RetryScan_Mutation($id: ID!) {
    scan: retryScan(id: $id) {
      ...ScanRow
    }
  }
`);

const CancelScan_Mutation = graphql(`
  mutation CancelScan_Mutation($id: ID!) {
    scan: cancelScan(id: $id) {
      ...ScanRow
    }
  }
`);

/** What can be done with a scan now, each as a button; the head's sentence where it refuses. */
export function ScanActionButtons(props: {
  scan: ScanRowFragment;
  /** The scan as it is after an action. */
  onChanged: (scan: ScanRowFragment) => void;
}) {
  const [, pause] = createMutation(PauseScan_Mutation);
  const [, resume] = createMutation(ResumeScan_Mutation);
  const [, retry] = createMutation(RetryScan_Mutation);
  const [, cancel] = createMutation(CancelScan_Mutation);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const shares = () => countShares(props.scan.assignmentsByState);
  const can = () => scanActions(props.scan, shares());
  createEffect(
    on(
      () => props.scan.state,
      () => setProblem(null),
      { defer: true },
    ),
  );

  /** Throws RequestError. */
  async function act(mutate: typeof pause): Promise<void> {
    const result = await mutate({ id: props.scan.id });
    if (result.error) throw toRequestError(result.error);
    if (result.data) props.onChanged(result.data.scan);
  }

  async function actAtOnce(mutate: typeof pause): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      await act(mutate);
    } catch (error) {
      setProblem(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  }

  const button = (label: string, title: string, mutate: typeof pause) => (
    <button
      type="button"
      class="button button-small"
      title={title}
      disabled={busy()}
      onClick={() => void actAtOnce(mutate)}
    >
      {label}
    </button>
  );

  return (
    <May least="OPERATOR">
      <div class="scan-actions">
        <Show when={can().pause}>
          {button("Pause", "Hands out no more shares; running ones finish.", pause)}
        </Show>
        <Show when={can().resume}>{button("Resume", "Hands out shares again.", resume)}</Show>
        <Show when={can().retry > 0}>
          {button(
            shares().of.failed > 0 ? "Retry failed" : "Retry cancelled",
            `Queues ${formatNumber(can().retry)} again; what succeeded is not run twice.`,
            retry,
          )}
        </Show>
        <Show when={can().cancel}>
          <ConfirmButton
            label="Cancel scan"
            title="Cancel this scan?"
            text={`${props.scan.name}. Agents stop their part of it; what was found until now is kept.`}
            confirm="Cancel the scan"
            act={() => act(cancel)}
          />
        </Show>
        <Show when={problem()}>{(sentence) => <Notice tone="bad">{sentence()}</Notice>}</Show>
      </div>
    </May>
  );
}

import { createMutation } from "@urql/solid";
import { Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { ScanState } from "../gql/graphql.ts";
import { toRequestError } from "../request-error.ts";
import { ConfirmButton } from "./confirm-dialog.tsx";

const CancelScan_Mutation = graphql(`
  mutation CancelScan_Mutation($id: ID!) {
    cancelScan(id: $id) {
      id
      state
    }
  }
`);

/** Cancels all that is left of a scan, after asking. Not there when nothing is left. */
export function CancelScanButton(props: {
  id: string;
  name: string;
  state: ScanState;
  onCancelled?: () => void;
}) {
  const [, cancel] = createMutation(CancelScan_Mutation);

  async function act(): Promise<void> {
    const result = await cancel({ id: props.id });
    if (result.error) throw toRequestError(result.error);
    props.onCancelled?.();
  }

  return (
    <Show when={props.state === "QUEUED" || props.state === "RUNNING"}>
      <ConfirmButton
        label="Cancel scan"
        title="Cancel this scan?"
        text={`${props.name}. Agents stop their part of it; what was found until now is kept.`}
        confirm="Cancel the scan"
        act={act}
      />
    </Show>
  );
}

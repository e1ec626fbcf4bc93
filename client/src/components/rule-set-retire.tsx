import { createMutation } from "@urql/solid";
import { Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import { toRequestError } from "../request-error.ts";
import { ConfirmButton } from "./confirm-dialog.tsx";

const RetireRuleSet_Mutation = graphql(`
  mutation RetireRuleSet_Mutation($name: String!) {
    retireRuleSet(name: $name) {
      id
    }
  }
`);

const RestoreRuleSet_Mutation = graphql(`
  mutation RestoreRuleSet_Mutation($name: String!) {
    restoreRuleSet(name: $name) {
      id
    }
  }
`);

/** Retires a rule set, or brings it back. */
export function RetireButton(props: { name: string; isRetired: boolean; onChanged: () => void }) {
  const [, retire] = createMutation(RetireRuleSet_Mutation);
  const [, restore] = createMutation(RestoreRuleSet_Mutation);

  async function act(change: typeof retire | typeof restore): Promise<void> {
    const { error } = await change({ name: props.name });
    if (error) throw toRequestError(error);
    props.onChanged();
  }

  return (
    <Show
      when={props.isRetired}
      fallback={
        <ConfirmButton
          label="Retire"
          title={`Retire ${props.name}?`}
          text="New scans and schedules can't choose it. Scans that run or wait go on, and detections still show it. You can bring it back."
          confirm="Retire the rule set"
          act={() => act(retire)}
        />
      }
    >
      <ConfirmButton
        label="Bring back"
        title={`Bring ${props.name} back?`}
        text="New scans and schedules can choose it again, by its latest version."
        confirm="Bring it back"
        decline="Leave it retired"
        harmless
        act={() => act(restore)}
      />
    </Show>
  );
}

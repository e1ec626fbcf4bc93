import { createMutation } from "@urql/solid";
import { Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { AgentHealth } from "../gql/graphql.ts";
import { toRequestError } from "../request-error.ts";
import { ConfirmButton } from "./confirm-dialog.tsx";

const ForgetAgent_Mutation = graphql(`
  mutation ForgetAgent_Mutation($id: ID!) {
    forgetAgent(id: $id) {
      id
      forgottenAt
    }
  }
`);

/** Forgets an agent that is not there any more, after asking. Not there for one that is online, or forgotten already. */
export function ForgetButton(props: {
  agent: { id: string; hostname: string; health: AgentHealth; forgottenAt?: string | null };
  onChanged: () => void;
}) {
  const [, forget] = createMutation(ForgetAgent_Mutation);

  async function act(): Promise<void> {
    const result = await forget({ id: props.agent.id });
    if (result.error) throw toRequestError(result.error);
    props.onChanged();
  }

  return (
    <Show when={props.agent.health !== "ONLINE" && props.agent.forgottenAt == null}>
      <ConfirmButton
        label="Forget"
        title="Forget this agent?"
        text={`${props.agent.hostname} leaves the lists and numbers of agents. What it found stays, and it is back when it registers again.`}
        confirm="Forget it"
        act={act}
      />
    </Show>
  );
}

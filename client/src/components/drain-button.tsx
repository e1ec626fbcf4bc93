import { createMutation } from "@urql/solid";
import { Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { AgentHealth } from "../gql/graphql.ts";
import { toRequestError } from "../request-error.ts";
import { ConfirmButton } from "./confirm-dialog.tsx";

const DrainAgent_Mutation = graphql(`
  mutation DrainAgent_Mutation($id: ID!, $draining: Boolean!) {
    drainAgent(id: $id, draining: $draining) {
      id
      draining
    }
  }
`);

/** Drains an agent, or ends that; each after asking. Not there for an agent that was thrown out. */
export function DrainButton(props: {
  agent: { id: string; hostname: string; draining: boolean; health: AgentHealth };
  onChanged: () => void;
}) {
  const [, drain] = createMutation(DrainAgent_Mutation);

  async function setDraining(draining: boolean): Promise<void> {
    const result = await drain({ id: props.agent.id, draining });
    if (result.error) throw toRequestError(result.error);
    props.onChanged();
  }

  return (
    <Show when={props.agent.health !== "REVOKED"}>
      <Show
        when={props.agent.draining}
        fallback={
          <ConfirmButton
            label="Drain"
            title="Drain this agent?"
            text={`${props.agent.hostname} finishes what it runs and gets nothing new, until you let it work again. What waits goes to other agents that fit.`}
            confirm="Drain it"
            decline="Not now"
            harmless
            act={() => setDraining(true)}
          />
        }
      >
        <ConfirmButton
          label="End draining"
          title="Let this agent work again?"
          text={`${props.agent.hostname} takes new assignments from its next heartbeat on.`}
          confirm="Let it work"
          decline="Not now"
          harmless
          act={() => setDraining(false)}
        />
      </Show>
    </Show>
  );
}

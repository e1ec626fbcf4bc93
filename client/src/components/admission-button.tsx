import { createMutation } from "@urql/solid";
import { Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { AgentHealth } from "../gql/graphql.ts";
import { toRequestError } from "../request-error.ts";
import { ConfirmButton } from "./confirm-dialog.tsx";

const ApproveAgent_Mutation = graphql(`
  mutation ApproveAgent_Mutation($id: ID!) {
    agent: approveAgent(id: $id) {
      id
      health
    }
  }
`);

const RevokeAgent_Mutation = graphql(`
  mutation RevokeAgent_Mutation($id: ID!) {
    agent: revokeAgent(id: $id) {
      id
      health
    }
  }
`);

/** Approves an agent that waits for that, throws one out, or lets one that was thrown out return; each after asking. */
export function AdmissionButton(props: {
  agent: { id: string; hostname: string; health: AgentHealth };
  onChanged: () => void;
}) {
  const [, approve] = createMutation(ApproveAgent_Mutation);
  const [, revoke] = createMutation(RevokeAgent_Mutation);
  const isOut = () => props.agent.health === "REVOKED";

  async function act(mutate: typeof approve): Promise<void> {
    const result = await mutate({ id: props.agent.id });
    if (result.error) throw toRequestError(result.error);
    props.onChanged();
  }

  return (
    <>
      <Show when={props.agent.health === "PENDING" || isOut()}>
        <ConfirmButton
          label={isOut() ? "Let it return" : "Approve"}
          title={isOut() ? "Let this agent return?" : "Approve this agent?"}
          text={
            isOut()
              ? `${props.agent.hostname} may register again with a valid enrollment token.`
              : `${props.agent.hostname} gets work from its next heartbeat on. Approve it only if you know the machine.`
          }
          confirm={isOut() ? "Let it return" : "Approve it"}
          decline="Not now"
          harmless
          act={() => act(approve)}
        />
      </Show>
      <Show when={!isOut()}>
        <ConfirmButton
          label="Throw out"
          title="Throw this agent out?"
          text={`${props.agent.hostname} loses its session at once and can't register again. What it runs goes to other agents that fit; what it found stays.`}
          confirm="Throw it out"
          act={() => act(revoke)}
        />
      </Show>
    </>
  );
}

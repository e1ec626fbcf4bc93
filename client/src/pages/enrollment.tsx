import { A } from "@solidjs/router";
import { createMutation } from "@urql/solid";
import { createSignal, For, Show } from "solid-js";
import { EnrollmentForm } from "../account/enrollment-form.tsx";
import { LabelChips } from "../components/agent-parts.tsx";
import { ConfirmButton } from "../components/confirm-dialog.tsx";
import { FormDialog } from "../components/form-dialog.tsx";
import { Icon } from "../components/icon.tsx";
import { PageHead } from "../components/page-head.tsx";
import { PagedFrame } from "../components/paged-frame.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo, TimeUntil } from "../components/time-ago.tsx";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { EnrollmentTokens_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createPagedList } from "../paged-list.ts";
import { toRequestError } from "../request-error.ts";

const EnrollmentTokens_Query = graphql(`
  query EnrollmentTokens_Query($after: String) {
    enrollmentTokens(first: 50, after: $after) {
      edges {
        cursor
        node {
          id
          name
          createdAt
          expiresAt
          revokedAt
          agentCount
          maxAgents
          needsApproval
          labels {
            name
            value
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const RevokeEnrollmentToken_Mutation = graphql(`
  mutation RevokeEnrollmentToken_Mutation($id: ID!) {
    revokeEnrollmentToken(id: $id)
  }
`);

type Row = EnrollmentTokens_QueryQuery["enrollmentTokens"]["edges"][number]["node"];

const isSpent = (row: Row) => row.revokedAt != null || Date.parse(row.expiresAt) <= Date.now();

/** Tokens with which agents come in, for admins. */
export function Enrollment() {
  const head = useHead();
  const list = createPagedList<Row>(
    () => (after) => head.ask(EnrollmentTokens_Query, { after }).then((data) => data.enrollmentTokens),
  );
  const [making, setMaking] = createSignal(false);

  return (
    <>
      <PageHead
        title="Enroll agents"
        above={
          <A href="/agents">
            <Icon name="back" size={14} /> Agents
          </A>
        }
        detail="An agent registers with an enrollment token. What it may scan, its own owner's policy says."
        actions={
          <button type="button" class="button button-primary" onClick={() => setMaking(true)}>
            New token
          </button>
        }
      />
      <section class="panel panel-table" aria-label="List of enrollment tokens">
        <PagedFrame
          list={list}
          noun="tokens"
          empty={
            <EmptyState icon="agents" title="No enrollment tokens">
              Make one, and start agents with it.
            </EmptyState>
          }
        >
          {(rows) => <TokenTable rows={rows()} onChanged={list.reload} />}
        </PagedFrame>
      </section>
      <FormDialog
        open={making()}
        title="New enrollment token"
        text="Whoever has it can register agents until it ends."
        onClose={() => setMaking(false)}
      >
        <EnrollmentForm onClose={() => setMaking(false)} onMade={list.reload} />
      </FormDialog>
    </>
  );
}

function TokenTable(props: { rows: readonly Row[]; onChanged: () => void }) {
  const [, revoke] = createMutation(RevokeEnrollmentToken_Mutation);

  async function end(id: string): Promise<void> {
    const { error } = await revoke({ id });
    if (error) throw toRequestError(error);
    props.onChanged();
  }

  return (
    <table class="table">
      <thead>
        <tr>
          <th>Name</th>
          <th class="number">Agents</th>
          <th class="hide-small">Labels</th>
          <th class="hide-small">Made</th>
          <th>Ends</th>
          <th>
            <span class="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <td class="cell-text">{row.name}</td>
              <td class="number">
                {formatNumber(row.agentCount)}
                <Show when={row.maxAgents}>{(most) => ` of ${formatNumber(most())}`}</Show>
              </td>
              <td class="hide-small">
                <LabelChips labels={row.labels} />
                <Show when={row.needsApproval}>
                  <span class="muted">after approval</span>
                </Show>
              </td>
              <td class="hide-small nowrap">
                <TimeAgo at={row.createdAt} />
              </td>
              <td class="nowrap">
                <Show
                  when={!isSpent(row)}
                  fallback={<span class="muted">{row.revokedAt ? "withdrawn" : "expired"}</span>}
                >
                  <TimeUntil at={row.expiresAt} />
                </Show>
              </td>
              <td class="row-actions">
                <Show when={!isSpent(row)}>
                  <ConfirmButton
                    label="Withdraw"
                    title={`Withdraw ${row.name}?`}
                    text="Nobody registers with it any more. Agents that are there stay until they restart without a valid token."
                    confirm="Withdraw the token"
                    act={() => end(row.id)}
                  />
                </Show>
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

import { createMutation } from "@urql/solid";
import { createSignal, For, Show } from "solid-js";
import { ConfirmButton } from "../components/confirm-dialog.tsx";
import { FormDialog } from "../components/form-dialog.tsx";
import { PagedFrame } from "../components/paged-frame.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo, TimeUntil } from "../components/time-ago.tsx";
import { graphql } from "../gql/gql.ts";
import type { ApiTokens_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createPagedList } from "../paged-list.ts";
import { toRequestError } from "../request-error.ts";
import { useViewer } from "../viewer.tsx";
import { TokenForm } from "./token-form.tsx";

const ApiTokens_Query = graphql(`
  query ApiTokens_Query($after: String) {
    apiTokens(first: 50, after: $after) {
      edges {
        cursor
        node {
          id
          name
          start
          role
          createdAt
          lastUsedAt
          expiresAt
          account {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const RevokeApiToken_Mutation = graphql(`
  mutation RevokeApiToken_Mutation($id: ID!) {
    revokeApiToken(id: $id)
  }
`);

type Row = ApiTokens_QueryQuery["apiTokens"]["edges"][number]["node"];

/** API tokens of the account, or for admins of all accounts. */
export function TokenList() {
  const head = useHead();
  const list = createPagedList<Row>(
    () => (after) => head.ask(ApiTokens_Query, { after }).then((data) => data.apiTokens),
  );
  const [making, setMaking] = createSignal(false);

  return (
    <section class="panel panel-table">
      <header class="section-head">
        <div>
          <h2>API tokens</h2>
          <p class="muted">With one, a script does what its account may, up to the token's own role.</p>
        </div>
        <button type="button" class="button button-small" onClick={() => setMaking(true)}>
          New token
        </button>
      </header>
      <PagedFrame
        list={list}
        noun="tokens"
        empty={
          <EmptyState icon="code" title="No API tokens">
            Scripts send one as <code>authorization: Bearer …</code>
          </EmptyState>
        }
      >
        {(rows) => <TokenTable rows={rows()} onChanged={list.reload} />}
      </PagedFrame>
      <FormDialog
        open={making()}
        title="New API token"
        text="It acts for your account, and never does more than the account may."
        onClose={() => setMaking(false)}
      >
        <TokenForm onClose={() => setMaking(false)} onMade={list.reload} />
      </FormDialog>
    </section>
  );
}

function TokenTable(props: { rows: readonly Row[]; onChanged: () => void }) {
  const viewer = useViewer();
  const [, revoke] = createMutation(RevokeApiToken_Mutation);

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
          <th>Role</th>
          <th class="hide-small">Made</th>
          <th>Last used</th>
          <th class="hide-small">Expires</th>
          <th>
            <span class="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <td>
                {row.name} <code class="muted">{row.start}…</code>
                <Show when={row.account && row.account.id !== viewer.id}>
                  <span class="muted"> of {row.account?.name}</span>
                </Show>
              </td>
              <td>{row.role}</td>
              <td class="hide-small">
                <TimeAgo at={row.createdAt} />
              </td>
              <td>
                <Show when={row.lastUsedAt} fallback={<span class="muted">never</span>}>
                  {(at) => <TimeAgo at={at()} />}
                </Show>
              </td>
              <td class="hide-small">
                <Show when={row.expiresAt} fallback={<span class="muted">never</span>}>
                  {(at) => <TimeUntil at={at()} />}
                </Show>
              </td>
              <td class="number">
                <ConfirmButton
                  label="Revoke"
                  title={`Revoke ${row.name}?`}
                  text="Scripts that use it are refused from then on. It does not come back."
                  confirm="Revoke the token"
                  act={() => end(row.id)}
                />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

import { createMutation } from "@urql/solid";
import { createSignal, For, Show } from "solid-js";
import { AccountForm, PASS_ON } from "../account/account-form.tsx";
import { SecretShown } from "../account/secret-form.tsx";
import { ConfirmButton } from "../components/confirm-dialog.tsx";
import { FormDialog } from "../components/form-dialog.tsx";
import { PageHead } from "../components/page-head.tsx";
import { PagedFrame } from "../components/paged-frame.tsx";
import { SearchField } from "../components/search-field.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { graphql } from "../gql/gql.ts";
import type { Accounts_Page_QueryQuery, Role } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createPagedList } from "../paged-list.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { ROLES, useViewer } from "../viewer.tsx";

const Accounts_Page_Query = graphql(`
  query Accounts_Page_Query($search: String, $after: String) {
    accounts(first: 50, search: $search, after: $after) {
      edges {
        cursor
        node {
          id
          name
          email
          role
          disabledAt
          hasPassword
          hasSecondFactor
          lastSignInAt
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const ChangeAccount_Mutation = graphql(`
  mutation ChangeAccount_Mutation($id: ID!, $role: Role, $disabled: Boolean) {
    changeAccount(id: $id, role: $role, disabled: $disabled) {
      id
    }
  }
`);

const CreateSignInLink_Mutation = graphql(`
  mutation CreateSignInLink_Mutation($accountId: ID!) {
    createSignInLink(accountId: $accountId)
  }
`);

type Row = Accounts_Page_QueryQuery["accounts"]["edges"][number]["node"];

/** The people who may sign in, for admins. */
export function Accounts() {
  const head = useHead();
  const [search, setSearch] = createSignal("");
  const list = createPagedList<Row>(() => {
    const words = search();
    return (after) =>
      head.ask(Accounts_Page_Query, { search: words || null, after }).then((data) => data.accounts);
  });
  const [making, setMaking] = createSignal(false);
  const [link, setLink] = createSignal<string | null>(null);

  return (
    <>
      <PageHead
        title="Accounts"
        actions={
          <button type="button" class="button button-primary" onClick={() => setMaking(true)}>
            New account
          </button>
        }
      />
      <search class="filters">
        <SearchField
          label="Search accounts"
          placeholder="Name or e-mail address"
          value={search()}
          onChange={setSearch}
        />
      </search>
      <section class="panel panel-table" aria-label="List of accounts">
        <PagedFrame
          list={list}
          noun="accounts"
          empty={
            <EmptyState icon="search" title="No account matches">
              <button type="button" class="button" onClick={() => setSearch("")}>
                Show all accounts
              </button>
            </EmptyState>
          }
        >
          {(accounts) => (
            <table class="table">
              <thead>
                <tr>
                  <th>Name</th>
                  <th>Role</th>
                  <th class="hide-small">Signs in with</th>
                  <th class="hide-small">Signed in</th>
                  <th>
                    <span class="sr-only">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={accounts()}>
                  {(row) => <AccountRow row={row} onChanged={list.reload} onLink={setLink} />}
                </For>
              </tbody>
            </table>
          )}
        </PagedFrame>
      </section>
      <FormDialog
        open={making()}
        title="New account"
        text="Its owner comes in by a link that you pass on, and may then set a password."
        onClose={() => setMaking(false)}
      >
        <AccountForm onClose={() => setMaking(false)} onMade={list.reload} />
      </FormDialog>
      <FormDialog
        open={link() !== null}
        title="Sign-in link"
        text="For one browser."
        onClose={() => setLink(null)}
      >
        <SecretShown
          label="sign-in link"
          secret={link() ?? ""}
          text={PASS_ON}
          onClose={() => setLink(null)}
        />
      </FormDialog>
    </>
  );
}

function AccountRow(props: { row: Row; onChanged: () => void; onLink: (link: string) => void }) {
  const viewer = useViewer();
  const [, change] = createMutation(ChangeAccount_Mutation);
  const [, makeLink] = createMutation(CreateSignInLink_Mutation);
  const [problem, setProblem] = createSignal<string | null>(null);
  const isDisabled = () => props.row.disabledAt != null;

  async function apply(changes: { role?: Role; disabled?: boolean }): Promise<void> {
    const { error } = await change({ id: props.row.id, ...changes });
    props.onChanged();
    if (error) throw toRequestError(error);
  }

  async function changeRole(select: HTMLSelectElement): Promise<void> {
    const chosen = ROLES.find(({ role }) => role === select.value);
    setProblem(null);
    await apply({ role: chosen?.role }).catch((error) => {
      setProblem(sentenceOf(error));
      select.value = props.row.role;
    });
  }

  async function showLink(): Promise<void> {
    const { data, error } = await makeLink({ accountId: props.row.id });
    if (error) setProblem(sentenceOf(toRequestError(error)));
    else if (data) props.onLink(data.createSignInLink);
  }

  return (
    <tr>
      <td class="cell-text">
        {props.row.name}
        <span class="muted"> {props.row.email}</span>
        <Show when={isDisabled()}>
          {" "}
          <span class="badge badge-quiet">disabled</span>
        </Show>
        <Show when={problem()}>{(sentence) => <p class="hint hint-bad">{sentence()}</p>}</Show>
      </td>
      <td>
        <select
          aria-label={`Role of ${props.row.name}`}
          class="select-small"
          onChange={(event) => void changeRole(event.currentTarget)}
        >
          <For each={ROLES}>
            {({ role }) => (
              <option value={role} selected={role === props.row.role}>
                {role}
              </option>
            )}
          </For>
        </select>
      </td>
      <td class="hide-small">
        {props.row.hasPassword ? "password" : "link or single sign-on"}
        {props.row.hasSecondFactor ? " and app" : ""}
      </td>
      <td class="hide-small nowrap">
        <Show when={props.row.lastSignInAt} fallback={<span class="muted">not now</span>}>
          {(at) => <TimeAgo at={at()} />}
        </Show>
      </td>
      <td class="row-actions">
        <Show when={!isDisabled()}>
          <button type="button" class="button button-small" onClick={() => void showLink()}>
            Sign-in link
          </button>
        </Show>
        <Show when={props.row.id !== viewer.id}>
          <ConfirmButton
            label={isDisabled() ? "Enable" : "Disable"}
            title={isDisabled() ? `Let ${props.row.name} in again?` : `Shut ${props.row.name} out?`}
            text={
              isDisabled()
                ? "The account may sign in again, and its API tokens work again."
                : "All its browsers are signed out, and its API tokens stop working. What it did stays."
            }
            confirm={isDisabled() ? "Enable the account" : "Disable the account"}
            harmless={isDisabled()}
            act={() => apply({ disabled: !isDisabled() })}
          />
        </Show>
      </td>
    </tr>
  );
}

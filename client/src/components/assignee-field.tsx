import { createQuery } from "@urql/solid";
import { createEffect, createSignal, For, Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { SearchField } from "./search-field.tsx";

const Accounts_Query = graphql(`
  query Accounts_Query($search: String) {
    accounts(first: 50, search: $search) {
      edges {
        node {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

type Account = { id: string; name: string };

/** Who takes care of something: one of the accounts, or nobody. Where there are more than a list holds, they are searched. */
export function AssigneeField(props: { onChange: (id: string | null) => void }) {
  const [search, setSearch] = createSignal("");
  const [chosen, setChosen] = createSignal<Account | null>(null);
  const [isLong, setLong] = createSignal(false);
  const [answer] = createQuery({ query: Accounts_Query, variables: () => ({ search: search() || null }) });
  const found = () => answer.data?.accounts.edges.map(({ node }) => node) ?? [];
  /** Whoever is chosen stays among them, whatever is searched for next. */
  const offered = (): Account[] => {
    const one = chosen();
    return one && !found().some(({ id }) => id === one.id) ? [one, ...found()] : found();
  };
  createEffect(() => {
    if (answer.data?.accounts.pageInfo.hasNextPage) setLong(true);
  });

  function choose(id: string): void {
    setChosen(offered().find((one) => one.id === id) ?? null);
    props.onChange(id || null);
  }

  return (
    <div class="field">
      <label for="triage-assignee">Who takes care of it</label>
      <Show when={isLong()}>
        <SearchField
          label="Search accounts"
          placeholder="Part of a name"
          value={search()}
          onChange={setSearch}
        />
      </Show>
      <select id="triage-assignee" onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">Nobody</option>
        <For each={offered()}>
          {(one) => (
            <option value={one.id} selected={one.id === chosen()?.id}>
              {one.name}
            </option>
          )}
        </For>
      </select>
      <Show when={answer.error}>
        {(error) => <p class="hint hint-bad">{sentenceOf(toRequestError(error()))}</p>}
      </Show>
      <Show when={search() && answer.data && found().length === 0}>
        <p class="hint">Nobody's name has that in it.</p>
      </Show>
      <Show when={answer.data?.accounts.pageInfo.hasNextPage}>
        <p class="hint">The first 50 by name are listed. Search for the others.</p>
      </Show>
    </div>
  );
}

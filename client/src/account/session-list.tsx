import { createMutation } from "@urql/solid";
import { For, Show } from "solid-js";
import { ConfirmButton } from "../components/confirm-dialog.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { toRequestError } from "../request-error.ts";

const Sessions_Query = graphql(`
  query Sessions_Query {
    sessions(first: 50) {
      edges {
        node {
          id
          createdAt
          address
          userAgent
          isCurrent
        }
      }
    }
  }
`);

const EndSession_Mutation = graphql(`
  mutation EndSession_Mutation($id: ID) {
    endSession(id: $id)
  }
`);

/** The browsers that are signed in to the own account, and a way to sign them out. */
export function SessionList() {
  const head = useHead();
  const list = createLiveValue({ load: () => head.ask(Sessions_Query, {}), hints: () => () => {} });
  const [, end] = createMutation(EndSession_Mutation);
  const rows = () => list.value()?.sessions.edges.map((edge) => edge.node) ?? [];

  async function signOut(id: string | null): Promise<void> {
    const { error } = await end({ id });
    if (error) throw toRequestError(error);
    list.reload();
  }

  return (
    <section class="panel">
      <header class="section-head">
        <h2>Signed-in browsers</h2>
        <Show when={rows().length > 1}>
          <ConfirmButton
            label="Sign all others out"
            title="Sign all other browsers out?"
            text="Whoever uses them has to sign in again."
            confirm="Sign them out"
            act={() => signOut(null)}
          />
        </Show>
      </header>
      <ValueFrame value={list} part={(data) => data.sessions} missing="There are no sessions">
        {(sessions) => (
          <ul class="plain-list">
            <For each={sessions().edges.map((edge) => edge.node)}>
              {(row) => (
                <li class="plain-row">
                  <span class="plain-row-text">
                    {browserOf(row.userAgent)}
                    <span class="muted">
                      {row.address ? ` · from ${row.address}` : ""} · since <TimeAgo at={row.createdAt} />
                    </span>
                  </span>
                  <Show when={!row.isCurrent} fallback={<span class="badge badge-good">this one</span>}>
                    <ConfirmButton
                      label="Sign out"
                      title="Sign this browser out?"
                      text="Whoever uses it has to sign in again."
                      confirm="Sign it out"
                      act={() => signOut(row.id)}
                    />
                  </Show>
                </li>
              )}
            </For>
          </ul>
        )}
      </ValueFrame>
    </section>
  );
}

/** The browser and system that a user agent names, as far as it can be told. */
function browserOf(userAgent: string | null | undefined): string {
  const browser = /Edg|Firefox|Chrome|Safari/.exec(userAgent ?? "")?.[0]?.replace("Edg", "Edge");
  const system = /Windows|Android|iPhone|Mac OS|Linux/.exec(userAgent ?? "")?.[0];
  return [browser ?? "Browser", system].filter(Boolean).join(" on ");
}

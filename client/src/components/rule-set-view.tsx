import { createResource, Match, Switch } from "solid-js";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { ErrorState, Skeleton } from "./states.tsx";

const RuleSetContent_Query = graphql(`
  query RuleSetContent_Query($after: String) {
    ruleSets(first: 1, after: $after) {
      edges {
        node {
          id
          content
        }
      }
    }
  }
`);

/** The rules of one version, to read. Text only. */
export function RuleSetView(props: {
  id: string;
  /** The cursor of the version listed before it; null for the first of the list. */
  after: string | null;
}) {
  const head = useHead();
  const [content, { refetch }] = createResource(async () => {
    const { ruleSets } = await head.ask(RuleSetContent_Query, { after: props.after });
    const node = ruleSets.edges[0]?.node;
    if (node?.id !== props.id) throw new Error("A newer version came meanwhile: load the page again.");
    return node.content;
  });
  return (
    <div class="form-body">
      <Switch fallback={<Skeleton />}>
        <Match when={content.error}>
          <ErrorState error={content.error} onRetry={() => void refetch()} />
        </Match>
        <Match when={content.state === "ready"}>
          <pre class="command rule-text rule-view" tabindex="0">
            {content()}
          </pre>
        </Match>
      </Switch>
    </div>
  );
}

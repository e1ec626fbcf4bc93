import { createSignal, onCleanup } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { OnlineAgents_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { sentenceOf } from "../request-error.ts";

const OnlineAgents_Query = graphql(`
  query OnlineAgents_Query($after: String) {
    agents(first: 100, after: $after, health: [ONLINE]) {
      edges {
        cursor
        node {
          id
          hostname
          identity
          draining
          labels {
            name
            value
          }
          capabilities {
            name
            version
            problem
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** So many pages, of a hundred agents each, are enough to choose from. */
const MOST_PAGES = 30;

type OnlineAgent = OnlineAgents_QueryQuery["agents"]["edges"][number]["node"];

/** The agents that are online when it is called, page after page; `isWhole` once there are no more to come. */
export function createOnlineAgents() {
  const head = useHead();
  const [agents, setAgents] = createSignal<readonly OnlineAgent[]>([]);
  const [isWhole, setIsWhole] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  let isWanted = true;
  onCleanup(() => {
    isWanted = false;
  });

  async function load(): Promise<void> {
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES && isWanted; page += 1) {
      const { edges, pageInfo }: OnlineAgents_QueryQuery["agents"] = (
        await head.ask(OnlineAgents_Query, { after })
      ).agents;
      setAgents((before) => [...before, ...edges.map(({ node }) => node)]);
      after = edges.at(-1)?.cursor ?? null;
      if (!pageInfo.hasNextPage) return;
    }
  }
  load()
    .catch((error) => setProblem(sentenceOf(error)))
    .finally(() => setIsWhole(true));

  return { agents, isWhole, problem };
}

import { batch, createResource, createSignal } from "solid-js";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";

graphql(`
  fragment ScanChoice on Scan {
    id
    name
    createdAt
  }
`);

const FinishedScans_Query = graphql(`
  query FinishedScans_Query($search: String!, $after: String) {
    scans(first: 50, after: $after, active: false, search: $search) {
      edges {
        node {
          ...ScanChoice
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export type FinishedScans = ReturnType<typeof createFinishedScans>;

/** Finished scans to choose from: page by page, all or those that match a search. */
export function createFinishedScans() {
  const head = useHead();
  const [search, setSearch] = createSignal("");
  /** Where each page begins, from the second to the one that is shown. */
  const [starts, setStarts] = createSignal<readonly string[]>([]);
  const [page, { refetch }] = createResource(
    () => ({ search: search(), starts: starts() }),
    async (asked) => {
      const variables = { search: asked.search, after: asked.starts.at(-1) ?? null };
      const { edges, pageInfo } = (await head.ask(FinishedScans_Query, variables)).scans;
      return {
        search: asked.search,
        pagesBefore: asked.starts.length,
        scans: edges.map(({ node }) => node),
        /** Where the next page begins; null on the last. */
        next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
      };
    },
  );
  // Of what was read last, so that the page stays, and the keyboard in it, while another one is read.
  const shown = () => (page.error ? undefined : page.latest);
  return {
    search,
    shown,
    error: (): unknown => page.error,
    retry: () => void refetch(),
    narrow(words: string): void {
      batch(() => {
        setSearch(words);
        setStarts([]);
      });
    },
    older(): void {
      const next = page.loading ? null : shown()?.next;
      if (next) setStarts([...starts(), next]);
    },
    newer(): void {
      if (!page.loading) setStarts(starts().slice(0, -1));
    },
  };
}

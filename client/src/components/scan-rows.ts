import { graphql } from "../gql/gql.ts";
import type { ScanRowFragment } from "../gql/graphql.ts";
import type { Head } from "../head.tsx";
import { type LiveListOptions, newestFirst } from "../live.tsx";

// Without targets: a scan may have thousands, and its row comes with each change of each of its shares.
graphql(`
  fragment ScanRow on Scan {
    id
    name
    state
    progress
    progressIsEstimate
    priority
    scanners
    createdAt
    finishedAt
    startAt
    pausedAt
    import {
      fileName
      importedBy
    }
    assignmentsByState {
      state
      count
    }
  }
`);

const ScanRows_Changes = graphql(`
  query ScanRows_Changes($after: String!, $search: String!) {
    assignmentChanges(after: $after, first: 200) {
      nodes {
        id
        scan {
          ...ScanRow
          passes(search: $search)
        }
      }
      cursor
      hasMore
    }
  }
`);

const ScanRows_Changed = graphql(`
  subscription ScanRows_Changed($search: String!) {
    assignmentChanged {
      id
      scan {
        ...ScanRow
        passes(search: $search)
      }
    }
  }
`);

/** A scan of a list; the head says of each that changed whether it passes the search of the list. */
export type ScanRow = ScanRowFragment & { passes?: boolean };

/** What every live list of scans has in common. A scan changes with its assignments, so these are followed. */
export function followScans(head: Head, search: string): Omit<LiveListOptions<ScanRow>, "page"> {
  return {
    compare: newestFirst,
    matches: ({ passes }) => passes ?? true,
    async changes(after) {
      const { nodes, ...position } = (await head.ask(ScanRows_Changes, { after, search })).assignmentChanges;
      return { nodes: nodes.map((node) => node.scan), ...position };
    },
    subscribe: (receive) =>
      head.listen(ScanRows_Changed, { search }, (data) => receive(data.assignmentChanged.scan)),
  };
}

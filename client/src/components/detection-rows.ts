import { graphql } from "../gql/gql.ts";
import type { DetectionRowFragment, DetectionSort } from "../gql/graphql.ts";
import type { Head } from "../head.tsx";
import { type LiveListOptions, newestFirst } from "../live.tsx";
import { SEVERITIES } from "./badges.tsx";

graphql(`
  fragment DetectionRow on Detection {
    id
    severity
    score
    status
    title
    scanner
    assetLabel
    location
    eventCount
    firstSeenAt
    lastSeenAt
    knownExploited {
      state
    }
    epss {
      score
    }
  }
`);

const DetectionRows_Changes = graphql(`
  query DetectionRows_Changes($after: String!, $query: String!) {
    detectionChanges(after: $after, first: 200) {
      nodes {
        ...DetectionRow
        passes(query: $query)
      }
      cursor
      hasMore
    }
  }
`);

const DetectionRows_Changed = graphql(`
  subscription DetectionRows_Changed($query: String!) {
    detectionChanged {
      ...DetectionRow
      passes(query: $query)
    }
  }
`);

/** A detection of a list; the head says of each that changed whether it passes the query of the list. */
export type DetectionRow = DetectionRowFragment & { passes?: boolean };

const severityRank = (row: DetectionRow) => SEVERITIES.indexOf(row.severity);
const isExploited = (row: DetectionRow) => row.knownExploited.state === "LISTED";

/** The head's orders of a list. */
export const COMPARE: Record<DetectionSort, (a: DetectionRow, b: DetectionRow) => number> = {
  SCORE: (a, b) => b.score - a.score || newestFirst(a, b),
  NEWEST: newestFirst,
  SEVERITY: (a, b) => severityRank(a) - severityRank(b) || newestFirst(a, b),
  LAST_SEEN: (a, b) => Date.parse(b.lastSeenAt) - Date.parse(a.lastSeenAt) || newestFirst(a, b),
  EXPLOITATION: (a, b) =>
    Number(isExploited(b)) - Number(isExploited(a)) ||
    (b.epss.score ?? -1) - (a.epss.score ?? -1) ||
    newestFirst(a, b),
};

/** What every live list of detections has in common, the newest first; the first page is the list's own. */
export function followDetections(head: Head, query = ""): Omit<LiveListOptions<DetectionRow>, "page"> {
  return {
    compare: newestFirst,
    matches: ({ passes }) => passes ?? true,
    changes: (after) =>
      head.ask(DetectionRows_Changes, { after, query }).then((data) => data.detectionChanges),
    subscribe: (receive) =>
      head.listen(DetectionRows_Changed, { query }, (data) => receive(data.detectionChanged)),
  };
}

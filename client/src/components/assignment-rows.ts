import { graphql } from "../gql/gql.ts";
import type { AssignmentRowFragment } from "../gql/graphql.ts";
import type { Head } from "../head.tsx";
import { type LiveListOptions, newestFirst } from "../live.tsx";

graphql(`
  fragment AssignmentRow on Assignment {
    id
    share
    retryRound
    superseded
    scanner
    targets
    state
    held
    explanation
    attempt
    maxAttempts
    progress
    progressNote
    progressIsEstimate
    cancelRequestedAt
    interruptRequestedAt
    deadlineAt
    eventCount
    ending {
      code
      isPartial
    }
    agent {
      id
      hostname
    }
    scan {
      id
      name
    }
  }
`);

const AssignmentRows_Changes = graphql(`
  query AssignmentRows_Changes($after: String!) {
    assignmentChanges(after: $after, first: 200) {
      nodes {
        ...AssignmentRow
      }
      cursor
      hasMore
    }
  }
`);

const AssignmentRows_Changed = graphql(`
  subscription AssignmentRows_Changed($scanId: ID, $agentId: ID) {
    assignmentChanged(scanId: $scanId, agentId: $agentId) {
      ...AssignmentRow
    }
  }
`);

/** What every live list of assignments has in common; the first page is the list's own. */
export function followAssignments(
  head: Head,
  only: { scanId?: string; agentId?: string },
): Omit<LiveListOptions<AssignmentRowFragment>, "page"> {
  return {
    compare: newestFirst,
    matches: (row) =>
      (only.scanId === undefined || row.scan.id === only.scanId) &&
      (only.agentId === undefined || row.agent?.id === only.agentId),
    changes: (after) => head.ask(AssignmentRows_Changes, { after }).then((data) => data.assignmentChanges),
    subscribe: (receive) =>
      head.listen(AssignmentRows_Changed, only, (data) => receive(data.assignmentChanged)),
  };
}

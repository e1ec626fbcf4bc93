import { graphql } from "../gql/gql.ts";
import type { AgentRowFragment } from "../gql/graphql.ts";
import type { Head } from "../head.tsx";
import { type LiveListOptions, newestFirst } from "../live.tsx";

graphql(`
  fragment AgentRow on Agent {
    id
    identity
    hostname
    addresses
    version
    health
    activity
    lastHeartbeatAt
    slots
    freeSlots
    load
    memoryBytes
    errorCount
    spoolBytes
    draining
    forgottenAt
    problem
    conflictAt
    clockSkewMs
    labels {
      name
      value
    }
    capabilities {
      name
      version
      privileged
      problem
      signaturesAt
      signatureCount
      risk
    }
  }
`);

const AgentRows_Changes = graphql(`
  query AgentRows_Changes($after: String!, $search: String!) {
    agentChanges(after: $after, first: 200) {
      nodes {
        ...AgentRow
        passes(search: $search)
      }
      cursor
      hasMore
    }
  }
`);

const AgentRows_Changed = graphql(`
  subscription AgentRows_Changed($search: String!) {
    agentChanged {
      ...AgentRow
      passes(search: $search)
    }
  }
`);

/** An agent of a list; the head says of each that changed whether it passes the search of the list. */
export type AgentRow = AgentRowFragment & { passes?: boolean };

/** What every live list of agents has in common; the first page is the list's own. */
export function followAgents(head: Head, search: string): Omit<LiveListOptions<AgentRow>, "page"> {
  return {
    compare: newestFirst,
    matches: ({ passes, forgottenAt }) => (passes ?? true) && forgottenAt == null,
    changes: (after) => head.ask(AgentRows_Changes, { after, search }).then((data) => data.agentChanges),
    subscribe: (receive) => head.listen(AgentRows_Changed, { search }, (data) => receive(data.agentChanged)),
  };
}

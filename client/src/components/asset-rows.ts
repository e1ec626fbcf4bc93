import { graphql } from "../gql/gql.ts";
import type { AssetRowFragment } from "../gql/graphql.ts";
import type { Head } from "../head.tsx";
import { type LiveListOptions, newestFirst } from "../live.tsx";

graphql(`
  fragment AssetRow on Asset {
    id
    kind
    label
    hostnames
    os
    criticality
    risk
    labels {
      name
      value
    }
    openDetections {
      severity
      count
    }
    openServiceCount
    lastSeenAt
  }
`);

const AssetRows_Changes = graphql(`
  query AssetRows_Changes($after: String!) {
    assetChanges(after: $after, first: 200) {
      nodes {
        ...AssetRow
      }
      cursor
      hasMore
    }
  }
`);

const AssetRows_Changed = graphql(`
  subscription AssetRows_Changed {
    assetChanged {
      ...AssetRow
    }
  }
`);

/** What every live list of assets has in common, the riskiest first; the first page is the list's own. */
export function followAssets(head: Head): Omit<LiveListOptions<AssetRowFragment>, "page"> {
  return {
    compare: (a, b) => b.risk - a.risk || newestFirst(a, b),
    changes: (after) => head.ask(AssetRows_Changes, { after }).then((data) => data.assetChanges),
    subscribe: (receive) => head.listen(AssetRows_Changed, {}, (data) => receive(data.assetChanged)),
  };
}

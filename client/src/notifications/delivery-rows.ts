import { graphql } from "../gql/gql.ts";
import type { DeliveryRowFragment, NotificationDeliveryState } from "../gql/graphql.ts";
import type { Head } from "../head.tsx";
import { type LiveListOptions, newestFirst } from "../live.tsx";

graphql(`
  fragment DeliveryRow on NotificationDelivery {
    id
    ruleName
    itemCount
    items(first: 20)
    state
    tries
    nextTryAt
    problem
    createdAt
    finishedAt
    channel {
      id
      name
      enabled
      deletedAt
    }
  }
`);

const DeliveryRows_Query = graphql(`
  query DeliveryRows_Query($state: NotificationDeliveryState, $after: String) {
    notificationDeliveries(first: 50, state: $state, after: $after) {
      edges {
        cursor
        node {
          ...DeliveryRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const DeliveryRows_Changes = graphql(`
  query DeliveryRows_Changes($after: String!) {
    notificationDeliveryChanges(after: $after, first: 50) {
      nodes {
        ...DeliveryRow
      }
      cursor
      hasMore
    }
  }
`);

const DeliveryRows_Changed = graphql(`
  subscription DeliveryRows_Changed {
    notificationDeliveryChanged {
      ...DeliveryRow
    }
  }
`);

/** The live list of messages in a state, or of all. */
export function followDeliveries(
  head: Head,
  state: NotificationDeliveryState | null,
): LiveListOptions<DeliveryRowFragment> {
  return {
    compare: newestFirst,
    matches: (row) => state === null || row.state === state,
    page: (after) =>
      head.ask(DeliveryRows_Query, { state, after }).then((data) => data.notificationDeliveries),
    changes: (after) =>
      head.ask(DeliveryRows_Changes, { after }).then((data) => data.notificationDeliveryChanges),
    subscribe: (receive) =>
      head.listen(DeliveryRows_Changed, {}, (data) => receive(data.notificationDeliveryChanged)),
  };
}

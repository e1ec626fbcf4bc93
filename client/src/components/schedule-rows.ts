import { graphql } from "../gql/gql.ts";
import type { ScheduleRowFragment } from "../gql/graphql.ts";
import type { Head } from "../head.tsx";
import { type LiveListOptions, newestFirst } from "../live.tsx";

graphql(`
  fragment ScheduleRow on Schedule {
    id
    name
    cron
    timeZone
    scan
    overlap
    missed
    spreadSeconds
    enabled
    nextRunAt
    nextRuns
    deletedAt
    runs(first: 8) {
      plannedAt
      outcome
      message
      scan {
        id
        state
        finishedAt
      }
    }
  }
`);

const ScheduleRows_Query = graphql(`
  query ScheduleRows_Query($after: String) {
    schedules(first: 50, after: $after) {
      edges {
        cursor
        node {
          ...ScheduleRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const ScheduleRows_Changes = graphql(`
  query ScheduleRows_Changes($after: String!) {
    scheduleChanges(after: $after, first: 50) {
      nodes {
        ...ScheduleRow
      }
      cursor
      hasMore
    }
  }
`);

const ScheduleRows_Changed = graphql(`
  subscription ScheduleRows_Changed {
    scheduleChanged {
      ...ScheduleRow
    }
  }
`);

/** The live list of schedules; deleted ones leave it. */
export function followSchedules(head: Head): LiveListOptions<ScheduleRowFragment> {
  return {
    compare: newestFirst,
    matches: (row) => row.deletedAt === null,
    page: (after) => head.ask(ScheduleRows_Query, { after }).then((data) => data.schedules),
    changes: (after) => head.ask(ScheduleRows_Changes, { after }).then((data) => data.scheduleChanges),
    subscribe: (receive) => head.listen(ScheduleRows_Changed, {}, (data) => receive(data.scheduleChanged)),
  };
}

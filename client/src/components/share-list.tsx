import { createMemo, createSignal, For, Show, untrack } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { AssignmentRowFragment, ScanRowFragment } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { loadVisiblePage } from "../live/visible-page.ts";
import { createLiveList } from "../live.tsx";
import { countShares, type ShareCounts, type ShareGroup, statesOf } from "../share-counts.ts";
import { AssignmentCard } from "./assignment-card.tsx";
import { AssignmentDetails } from "./assignment-details.tsx";
import { followAssignments } from "./assignment-rows.ts";
import { ListFrame } from "./list-frame.tsx";
import { ShareFilter } from "./share-summary.tsx";
import { EmptyState } from "./states.tsx";

const ShareList_Query = graphql(`
  query ShareList_Query($id: ID!, $after: String, $states: [AssignmentState!]) {
    assignments(first: 50, after: $after, scanId: $id, states: $states) {
      edges {
        cursor
        node {
          ...AssignmentRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** A scan of this many shares or fewer shows their details at once, and needs no choice of which to list. */
const OPEN_UP_TO = 2;
/** A larger scan would show a long row of waiting shares first. */
const ALL_UP_TO = 12;

/** The shares of a scan, live: all or one group of states; those that a retry replaced on demand. */
export function ShareList(props: { scan: ScanRowFragment }) {
  const head = useHead();
  const scanId = props.scan.id;
  const counts = () => countShares(props.scan.assignmentsByState);
  const [group, setGroup] = createSignal(untrack(() => firstGroup(counts())));
  const [withReplaced, setWithReplaced] = createSignal(false);
  const list = createLiveList(() => {
    const states = statesOf(group());
    const shown = withReplaced();
    const follow = followAssignments(head, { scanId });
    const isVisible = (row: AssignmentRowFragment) => shown || !row.superseded;
    return {
      ...follow,
      matches: (row) =>
        row.scan.id === scanId && (states === null || states.includes(row.state)) && isVisible(row),
      page: (after) =>
        loadVisiblePage(
          after,
          (from) =>
            head.ask(ShareList_Query, { id: scanId, after: from, states }).then((data) => data.assignments),
          isVisible,
        ),
    };
  });
  const few = createMemo(() => list.rows.length <= OPEN_UP_TO);
  const wereReplaced = createMemo(() => withReplaced() || list.rows.some((row) => row.retryRound > 0));

  return (
    <>
      <div class="filters share-filters">
        <Show when={counts().total > OPEN_UP_TO || group() !== null}>
          <ShareFilter scan={props.scan} chosen={group()} onChoose={setGroup} />
        </Show>
        <Show when={wereReplaced()}>
          <label class="check">
            <input
              type="checkbox"
              checked={withReplaced()}
              onChange={(event) => setWithReplaced(event.currentTarget.checked)}
            />
            Show replaced attempts
          </label>
        </Show>
      </div>
      <ListFrame
        list={list}
        noun="assignments"
        empty={<EmptyState icon="assignments" title="None of its shares is like that now" />}
      >
        <ul class="assignment-list">
          <For each={list.rows}>
            {(row) => (
              <AssignmentCard
                row={row}
                open={few()}
                details={() => <AssignmentDetails id={row.id} scanId={scanId} />}
              />
            )}
          </For>
        </ul>
      </ListFrame>
    </>
  );
}

/** What to list at first: of a large scan under way, the shares that run. */
function firstGroup({ total, of }: ShareCounts): ShareGroup | null {
  return total > ALL_UP_TO && of.running > 0 ? "running" : null;
}

import { For, Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { AssignmentCard } from "./assignment-card.tsx";

const ScanGlance_Query = graphql(`
  query ScanGlance_Query($id: ID!) {
    running: assignments(first: 3, scanId: $id, states: [RUNNING]) {
      edges {
        node {
          ...AssignmentRow
        }
      }
    }
    failed: assignments(first: 3, scanId: $id, states: [FAILED, REFUSED, EXPIRED]) {
      edges {
        node {
          ...AssignmentRow
        }
      }
    }
    waiting: assignments(first: 1, scanId: $id, states: [QUEUED]) {
      edges {
        node {
          ...AssignmentRow
        }
      }
    }
  }
`);

const SHOWN = 3;

/** A few shares of a scan that have something to say: what runs, what failed, why one waits. */
export function ScanGlance(props: { scanId: string; hints: (changed: () => void) => () => void }) {
  const head = useHead();
  const glance = createLiveValue({
    load: () => head.ask(ScanGlance_Query, { id: props.scanId }),
    hints: (changed) => props.hints(changed),
  });
  const rows = () => {
    const value = glance.value();
    if (!value) return [];
    const edges = [...value.running.edges, ...value.failed.edges, ...value.waiting.edges];
    return edges
      .map((edge) => edge.node)
      .filter((row) => !row.superseded)
      .slice(0, SHOWN);
  };
  return (
    <Show when={rows().length > 0}>
      <ul class="assignment-list">
        <For each={rows()}>{(row) => <AssignmentCard row={row} glance />}</For>
      </ul>
    </Show>
  );
}

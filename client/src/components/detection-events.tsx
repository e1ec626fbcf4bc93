import { For, Show } from "solid-js";
import { createFreshQuery } from "../fresh-query.ts";
import { graphql } from "../gql/gql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { DataTree } from "./facts.tsx";
import { TimeAgo } from "./time-ago.tsx";

const DetectionEvents_Query = graphql(`
  query DetectionEvents_Query($detectionId: ID!) {
    events(first: 20, detectionId: $detectionId) {
      edges {
        node {
          id
          type
          observedAt
          attempt
          late
          data
        }
      }
    }
  }
`);

/** The observations behind a detection; asked for again when there are more. */
export function DetectionEvents(props: { detectionId: string; eventCount: number }) {
  const events = createFreshQuery(
    DetectionEvents_Query,
    () => ({ detectionId: props.detectionId }),
    () => props.eventCount,
  );
  return (
    <section class="section">
      <h3>Events behind it</h3>
      <Show when={events.error}>
        {(error) => <p class="hint-bad">{sentenceOf(toRequestError(error()))}</p>}
      </Show>
      <ul class="event-list">
        <For each={events.data?.events.edges}>
          {(edge) => (
            <li>
              <details>
                <summary>
                  <span class="event-type">{edge.node.type}</span>
                  <Show when={edge.node.late}>
                    <span class="badge badge-warn">Late</span>
                  </Show>
                  <span class="muted">
                    <TimeAgo at={edge.node.observedAt} />
                  </span>
                </summary>
                <DataTree data={edge.node.data} />
              </details>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { AssetDetectionsFragment } from "../gql/graphql.ts";
import { SeverityBadge, StatusBadge } from "./badges.tsx";
import { EmptyState } from "./states.tsx";

graphql(`
  fragment AssetDetections on Asset {
    id
    detections(first: 25, statuses: [OPEN, ACKNOWLEDGED]) {
      edges {
        node {
          id
          severity
          status
          title
          location
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** The worst of what is open on an asset. */
export function AssetDetections(props: { asset: AssetDetectionsFragment }) {
  return (
    <section class="panel panel-table" aria-label="Detections">
      <div class="panel-head">
        <h2>Detections that need attention</h2>
        <Show when={props.asset.detections.pageInfo.hasNextPage}>
          <A href={`/detections?q=asset:${props.asset.id}`}>All of them</A>
        </Show>
      </div>
      <Show
        when={props.asset.detections.edges.length > 0}
        fallback={<EmptyState icon="check" title="Nothing needs attention" />}
      >
        <table class="table">
          <thead>
            <tr>
              <th scope="col" class="col-severity">
                Severity
              </th>
              <th scope="col">Detection</th>
              <th scope="col" class="hide-small">
                Where
              </th>
              <th scope="col">Status</th>
            </tr>
          </thead>
          <tbody>
            <For each={props.asset.detections.edges}>
              {({ node }) => (
                <tr>
                  <td>
                    <SeverityBadge severity={node.severity} />
                  </td>
                  <td class="cell-main">
                    <A class="row-link" href={`/detections/${node.id}`}>
                      {node.title}
                    </A>
                  </td>
                  <td class="hide-small">{node.location || "—"}</td>
                  <td>
                    <StatusBadge status={node.status} />
                  </td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </section>
  );
}

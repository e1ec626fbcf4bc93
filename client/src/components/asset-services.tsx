import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { AssetServicesFragment } from "../gql/graphql.ts";
import { TimeAgo } from "./time-ago.tsx";

graphql(`
  fragment AssetServices on Asset {
    services(first: 100) {
      edges {
        node {
          id
          protocol
          port
          name
          product
          version
          firstSeenAt
          lastSeenAt
          closedAt
          detectionId
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

/** The ports of a host that were seen open, closed ones included. */
export function AssetServices(props: { asset: AssetServicesFragment }) {
  return (
    <section class="panel panel-table" aria-label="Services">
      <div class="panel-head">
        <h2>Services</h2>
        <Show when={props.asset.services.pageInfo.hasNextPage}>
          <span class="muted">the first 100 by number</span>
        </Show>
      </div>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Port</th>
            <th scope="col">What answers</th>
            <th scope="col">State</th>
            <th scope="col" class="hide-small">
              First seen
            </th>
            <th scope="col" class="col-time">
              Last seen
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.asset.services.edges}>
            {({ node }) => (
              <tr>
                <td class="nowrap">
                  <Show when={node.detectionId} fallback={`${node.port}/${node.protocol}`}>
                    {(id) => (
                      <A href={`/detections/${id()}`}>
                        {node.port}/{node.protocol}
                      </A>
                    )}
                  </Show>
                </td>
                <td class="cell-text">
                  {[node.product ?? node.name, node.version].filter(Boolean).join(" ") || "—"}
                </td>
                <td>
                  <Show when={node.closedAt} fallback={<span class="badge badge-busy">Open</span>}>
                    {(at) => (
                      <span class="nowrap">
                        <span class="badge badge-quiet">Closed</span> <TimeAgo at={at()} />
                      </span>
                    )}
                  </Show>
                </td>
                <td class="hide-small nowrap">
                  <TimeAgo at={node.firstSeenAt} />
                </td>
                <td class="nowrap">
                  <TimeAgo at={node.lastSeenAt} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  );
}

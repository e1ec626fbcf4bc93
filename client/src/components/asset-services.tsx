import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { createAssetPages } from "../asset-pages.ts";
import { graphql } from "../gql/gql.ts";
import type { AssetPagesFragment, AssetServices_QueryQuery } from "../gql/graphql.ts";
import { PagedFrame } from "./paged-frame.tsx";
import { TimeAgo } from "./time-ago.tsx";

const AssetServices_Query = graphql(`
  query AssetServices_Query($id: ID!, $after: String) {
    asset(id: $id) {
      id
      services(first: 50, after: $after) {
        edges {
          cursor
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
  }
`);

type Service = NonNullable<AssetServices_QueryQuery["asset"]>["services"]["edges"][number]["node"];

/** The ports of a host that were seen open, closed ones included; nothing where there are none. */
export function AssetServices(props: { asset: AssetPagesFragment }) {
  const list = createAssetPages<Service>(
    () => props.asset,
    (variables, head) => head.ask(AssetServices_Query, variables).then((data) => data.asset?.services),
  );
  return (
    <Show when={list.rows()?.length !== 0}>
      <section class="panel panel-table" aria-label="Services">
        <div class="panel-head">
          <h2>Services</h2>
        </div>
        <PagedFrame list={list} noun="services" empty={null}>
          {(services) => <ServiceTable services={services()} />}
        </PagedFrame>
      </section>
    </Show>
  );
}

function ServiceTable(props: { services: readonly Service[] }) {
  return (
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
        <For each={props.services}>
          {(service) => (
            <tr>
              <td class="nowrap">
                <Show when={service.detectionId} fallback={`${service.port}/${service.protocol}`}>
                  {(id) => (
                    <A href={`/detections/${id()}`}>
                      {service.port}/{service.protocol}
                    </A>
                  )}
                </Show>
              </td>
              <td class="cell-text">
                {[service.product ?? service.name, service.version].filter(Boolean).join(" ") || "—"}
              </td>
              <td>
                <Show when={service.closedAt} fallback={<span class="badge badge-busy">Open</span>}>
                  {(at) => (
                    <span class="nowrap">
                      <span class="badge badge-quiet">Closed</span> <TimeAgo at={at()} />
                    </span>
                  )}
                </Show>
              </td>
              <td class="hide-small nowrap">
                <TimeAgo at={service.firstSeenAt} />
              </td>
              <td class="nowrap">
                <TimeAgo at={service.lastSeenAt} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

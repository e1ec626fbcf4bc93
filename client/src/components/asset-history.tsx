import { A } from "@solidjs/router";
import { For } from "solid-js";
import { createAssetPages } from "../asset-pages.ts";
import { graphql } from "../gql/gql.ts";
import type { AssetChangeKind, AssetHistory_QueryQuery, AssetHistoryFragment } from "../gql/graphql.ts";
import { PagedFrame } from "./paged-frame.tsx";
import { TimeAgo } from "./time-ago.tsx";

graphql(`
  fragment AssetHistory on Asset {
    ...AssetPages
    examinations {
      assignmentId
      attempt
      finishedAt
      assignment {
        id
        scanner
        scan {
          id
          name
        }
      }
    }
  }
`);

const AssetHistory_Query = graphql(`
  query AssetHistory_Query($id: ID!, $after: String) {
    asset(id: $id) {
      id
      history(first: 15, after: $after) {
        edges {
          cursor
          node {
            id
            kind
            at
            protocol
            port
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  }
`);

type Change = NonNullable<AssetHistory_QueryQuery["asset"]>["history"]["edges"][number]["node"];

const CHANGE_WORDS: Record<AssetChangeKind, string> = {
  FOUND: "Seen for the first time",
  FACTS_CHANGED: "Names, MAC address or system became others",
  SERVICE_OPENED: "opened",
  SERVICE_CHANGED: "answers differently",
  SERVICE_CLOSED: "closed",
};

/** What happened to an asset and its services, and who examined it. */
export function AssetHistory(props: { asset: AssetHistoryFragment }) {
  const history = createAssetPages<Change>(
    () => props.asset,
    (variables, head) => head.ask(AssetHistory_Query, variables).then((data) => data.asset?.history),
  );
  return (
    <section class="panel">
      <h2>History</h2>
      <PagedFrame list={history} noun="entries" empty={<p class="muted">Nothing has changed.</p>}>
        {(changes) => (
          <ul class="asset-history">
            <For each={changes()}>
              {(change) => (
                <li>
                  <TimeAgo at={change.at} /> {change.port == null ? "" : `${change.port}/${change.protocol} `}
                  {CHANGE_WORDS[change.kind]}
                </li>
              )}
            </For>
          </ul>
        )}
      </PagedFrame>
      <h3>Examined by</h3>
      <ul class="asset-history">
        <For
          each={props.asset.examinations}
          fallback={<li class="muted">No attempt that tells what it examined.</li>}
        >
          {(look) => (
            <li>
              <TimeAgo at={look.finishedAt} /> {look.assignment.scanner},{" "}
              <A class="link-in-text" href={`/scans/${look.assignment.scan.id}`}>
                {look.assignment.scan.name}
              </A>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

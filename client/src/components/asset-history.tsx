import { A } from "@solidjs/router";
import { For } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { AssetChangeKind, AssetHistoryFragment } from "../gql/graphql.ts";
import { TimeAgo } from "./time-ago.tsx";

graphql(`
  fragment AssetHistory on Asset {
    history(first: 15) {
      edges {
        node {
          id
          kind
          at
          protocol
          port
        }
      }
    }
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

const CHANGE_WORDS: Record<AssetChangeKind, string> = {
  FOUND: "Seen for the first time",
  FACTS_CHANGED: "Names, MAC address or system became others",
  SERVICE_OPENED: "opened",
  SERVICE_CHANGED: "answers differently",
  SERVICE_CLOSED: "closed",
};

/** What happened to an asset and its services, and who examined it. */
export function AssetHistory(props: { asset: AssetHistoryFragment }) {
  return (
    <section class="panel">
      <h2>History</h2>
      <ul class="asset-history">
        <For each={props.asset.history.edges}>
          {({ node }) => (
            <li>
              <TimeAgo at={node.at} /> {node.port == null ? "" : `${node.port}/${node.protocol} `}
              {CHANGE_WORDS[node.kind]}
            </li>
          )}
        </For>
      </ul>
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

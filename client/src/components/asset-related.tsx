import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { KIND_LABELS } from "../asset-filters.ts";
import { graphql } from "../gql/gql.ts";
import type { AssetRelatedFragment, AssetRelation } from "../gql/graphql.ts";
import { Fact, Facts } from "./facts.tsx";
import { TimeAgo } from "./time-ago.tsx";

graphql(`
  fragment AssetRelated on Asset {
    agents {
      reaches
      lastSawAt
      agent {
        id
        hostname
      }
    }
    related {
      relation
      asset {
        id
        kind
        label
      }
    }
  }
`);

const RELATION_WORDS: Record<AssetRelation, string> = {
  ADDRESS: "one is the address of the other's machine",
  MACHINE: "on the same machine",
  NETWORK_CARD: "same MAC address",
};

/** Assets that belong with an asset, and agents that reach it. */
export function AssetRelated(props: { asset: AssetRelatedFragment }) {
  return (
    <Show when={props.asset.related.length + props.asset.agents.length > 0}>
      <section class="panel">
        <h2>What belongs with it</h2>
        <Facts>
          <For each={props.asset.related}>
            {({ relation, asset }) => (
              <Fact name={`${KIND_LABELS[asset.kind]}, ${RELATION_WORDS[relation]}`} wide>
                <A href={`/assets/${asset.id}`}>{asset.label}</A>
              </Fact>
            )}
          </For>
          <For each={props.asset.agents}>
            {({ agent, reaches, lastSawAt }) => (
              <Fact name={reaches ? "Agent that reaches it" : "Agent that saw it"} wide>
                <span>
                  <A class="link-in-text" href={`/agents/${agent.id}`}>
                    {agent.hostname}
                  </A>
                  <Show when={lastSawAt}>
                    {(at) => (
                      <>
                        , saw it <TimeAgo at={at()} />
                      </>
                    )}
                  </Show>
                </span>
              </Fact>
            )}
          </For>
        </Facts>
      </section>
    </Show>
  );
}

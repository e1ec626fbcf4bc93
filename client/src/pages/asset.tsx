import { A, useParams } from "@solidjs/router";
import { createMutation } from "@urql/solid";
import { createSignal, For, Show } from "solid-js";
import { LabelChips } from "../components/agent-parts.tsx";
import { CRITICALITY_LABELS, KIND_LABELS, SeverityCounts } from "../components/asset-parts.tsx";
import { SeverityBadge, StatusBadge } from "../components/badges.tsx";
import { Fact, Facts } from "../components/facts.tsx";
import { Icon } from "../components/icon.tsx";
import { PageHead } from "../components/page-head.tsx";
import { EmptyState, Notice } from "../components/states.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { graphql } from "../gql/gql.ts";
import type { Asset_QueryQuery, AssetChangeKind, AssetRelation, Criticality } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { sentenceOf, toRequestError } from "../request-error.ts";

const Asset_Query = graphql(`
  query Asset_Query($id: ID!) {
    asset(id: $id) {
      ...AssetRow
      address
      machine
      mac
      vendor
      osAccuracy
      firstSeenAt
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
  }
`);

const Asset_Changed = graphql(`
  subscription Asset_Changed {
    assetChanged {
      id
    }
  }
`);

const SetAssetCriticality_Mutation = graphql(`
  mutation SetAssetCriticality_Mutation($ids: [ID!]!, $criticality: Criticality!) {
    setAssetCriticality(ids: $ids, criticality: $criticality)
  }
`);

type ShownAsset = NonNullable<Asset_QueryQuery["asset"]>;

const RELATION_WORDS: Record<AssetRelation, string> = {
  ADDRESS: "one is the address of the other's machine",
  MACHINE: "on the same machine",
  NETWORK_CARD: "same MAC address",
};

const CHANGE_WORDS: Record<AssetChangeKind, string> = {
  FOUND: "Seen for the first time",
  FACTS_CHANGED: "Names, MAC address or system became others",
  SERVICE_OPENED: "opened",
  SERVICE_CHANGED: "answers differently",
  SERVICE_CLOSED: "closed",
};

export function AssetPage() {
  const parameters = useParams<{ id: string }>();
  return (
    <Show when={parameters.id} keyed>
      {(id) => <AssetView id={id} />}
    </Show>
  );
}

function AssetView(props: { id: string }) {
  const head = useHead();
  const asset = createLiveValue({
    load: () => head.ask(Asset_Query, { id: props.id }),
    hints: (changed) =>
      head.listen(Asset_Changed, {}, (data) => {
        if (data.assetChanged.id === props.id) changed();
      }),
  });
  return (
    <ValueFrame value={asset} part={(data) => data.asset} missing="There is no such asset">
      {(shown) => (
        <>
          <PageHead
            title={shown().label}
            above={
              <A href="/assets">
                <Icon name="back" size={14} /> Assets
              </A>
            }
            detail={KIND_LABELS[shown().kind]}
            actions={<CriticalityChoice asset={shown()} onChanged={asset.reload} />}
          />
          <AssetFacts asset={shown()} />
          <Show when={shown().services.edges.length > 0}>
            <ServiceTable asset={shown()} />
          </Show>
          <OpenDetections asset={shown()} />
          <Related asset={shown()} />
          <Looks asset={shown()} />
        </>
      )}
    </ValueFrame>
  );
}

function CriticalityChoice(props: { asset: ShownAsset; onChanged: () => void }) {
  const [, set] = createMutation(SetAssetCriticality_Mutation);
  const [problem, setProblem] = createSignal<string>();
  async function choose(criticality: Criticality): Promise<void> {
    const { error } = await set({ ids: [props.asset.id], criticality });
    setProblem(error ? sentenceOf(toRequestError(error)) : undefined);
    props.onChanged();
  }
  return (
    <>
      <select
        aria-label="Criticality"
        value={props.asset.criticality}
        onChange={(event) => void choose(event.currentTarget.value as Criticality)}
      >
        <For each={Object.entries(CRITICALITY_LABELS)}>
          {([value, label]) => <option value={value}>{label} criticality</option>}
        </For>
      </select>
      <Show when={problem()}>{(sentence) => <Notice tone="bad">{sentence()}</Notice>}</Show>
    </>
  );
}

function AssetFacts(props: { asset: ShownAsset }) {
  return (
    <section class="panel">
      <Facts>
        <Fact name="Open detections" wide>
          <SeverityCounts counts={props.asset.openDetections} />
        </Fact>
        <Show when={props.asset.hostnames.length > 0}>
          <Fact name="Names" wide>
            <span class="mono">{props.asset.hostnames.join(", ")}</span>
          </Fact>
        </Show>
        <Show when={props.asset.os}>
          <Fact name="Operating system">
            {props.asset.os} {props.asset.osAccuracy == null ? "" : `(${props.asset.osAccuracy} % sure)`}
          </Fact>
        </Show>
        <Show when={props.asset.mac}>
          <Fact name="MAC address">
            <span class="mono">{props.asset.mac}</span> {props.asset.vendor}
          </Fact>
        </Show>
        <Show when={props.asset.machine}>
          <Fact name="On the machine of agent">
            <span class="mono">{props.asset.machine}</span>
          </Fact>
        </Show>
        <Fact name="First seen">
          <TimeAgo at={props.asset.firstSeenAt} />
        </Fact>
        <Fact name="Last seen">
          <TimeAgo at={props.asset.lastSeenAt} />
        </Fact>
        <Fact name="Last examined">
          <Show when={props.asset.examinations[0]} fallback="never">
            {(latest) => <TimeAgo at={latest().finishedAt} />}
          </Show>
        </Fact>
        <Show when={props.asset.labels.length > 0}>
          <Fact name="Labels" wide>
            <LabelChips labels={props.asset.labels} />
          </Fact>
        </Show>
      </Facts>
    </section>
  );
}

function ServiceTable(props: { asset: ShownAsset }) {
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
                <td>{[node.product ?? node.name, node.version].filter(Boolean).join(" ") || "—"}</td>
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

function OpenDetections(props: { asset: ShownAsset }) {
  return (
    <section class="panel panel-table" aria-label="Detections">
      <div class="panel-head">
        <h2>Detections that need attention</h2>
        <Show when={props.asset.detections.pageInfo.hasNextPage}>
          <A href={`/detections?text=${encodeURIComponent(props.asset.label)}`}>All of them</A>
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

function Related(props: { asset: ShownAsset }) {
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

function Looks(props: { asset: ShownAsset }) {
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

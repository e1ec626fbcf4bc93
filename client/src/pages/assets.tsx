import { A, useSearchParams } from "@solidjs/router";
import { createMemo, For, onCleanup, Show } from "solid-js";
import { LabelChips } from "../components/agent-parts.tsx";
import { CRITICALITY_LABELS, KIND_LABELS, SeverityCounts } from "../components/asset-parts.tsx";
import { SEVERITIES, SEVERITY_LABELS } from "../components/badges.tsx";
import { Icon } from "../components/icon.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { PageHead } from "../components/page-head.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo } from "../components/time-ago.tsx";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { AssetKind, AssetRowFragment, Criticality, Severity } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveList, newestFirst } from "../live.tsx";

graphql(`
  fragment AssetRow on Asset {
    id
    kind
    label
    hostnames
    os
    criticality
    risk
    labels {
      name
      value
    }
    openDetections {
      severity
      count
    }
    openServiceCount
    lastSeenAt
  }
`);

const Assets_Query = graphql(`
  query Assets_Query(
    $after: String
    $kinds: [AssetKind!]
    $criticalities: [Criticality!]
    $openAtLeast: Severity
    $text: String
    $network: String
  ) {
    assets(
      first: 50
      after: $after
      kinds: $kinds
      criticalities: $criticalities
      openAtLeast: $openAtLeast
      text: $text
      network: $network
    ) {
      edges {
        cursor
        node {
          ...AssetRow
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const Assets_Changes = graphql(`
  query Assets_Changes($after: String!) {
    assetChanges(after: $after, first: 200) {
      nodes {
        ...AssetRow
      }
      cursor
      hasMore
    }
  }
`);

const Assets_Changed = graphql(`
  subscription Assets_Changed {
    assetChanged {
      ...AssetRow
    }
  }
`);

const NETWORK = /^[\d.]+\/\d+$|^[\da-f:]+\/\d+$/i;
const TYPING_MS = 250;

type Narrowing = "kind" | "criticality" | "severity" | "text";

export function Assets() {
  const head = useHead();
  const [search, setSearch] = useSearchParams<Record<Narrowing, string>>();
  const wanted = createMemo(() => readNarrowing(search), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const isNarrowed = () => Object.values(wanted()).some((value) => value !== null);
  const list = createLiveList<AssetRowFragment>(() => {
    const variables = wanted();
    return {
      compare: (a, b) => b.risk - a.risk || newestFirst(a, b),
      matches: (row) => passes(row, variables),
      page: (after) => head.ask(Assets_Query, { after, ...variables }).then((data) => data.assets),
      changes: (after) => head.ask(Assets_Changes, { after }).then((data) => data.assetChanges),
      subscribe: (receive) => head.listen(Assets_Changed, {}, (data) => receive(data.assetChanged)),
    };
  });
  let typing: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(typing));
  const narrow = (name: Narrowing, value: string) =>
    setSearch({ [name]: value || undefined }, { replace: true });

  return (
    <>
      <PageHead title="Assets" />
      <search class="filters">
        <div class="search-field">
          <Icon name="search" size={16} />
          <input
            type="search"
            aria-label="Search address, network, name or system"
            placeholder="Search address, network, name, system"
            maxLength={200}
            value={search.text ?? ""}
            onInput={(event) => {
              const { value } = event.currentTarget;
              clearTimeout(typing);
              typing = setTimeout(() => narrow("text", value), TYPING_MS);
            }}
          />
        </div>
        <Choice
          label="Kind"
          all="Every kind"
          value={search.kind}
          options={Object.entries(KIND_LABELS)}
          onChange={(value) => narrow("kind", value)}
        />
        <Choice
          label="Criticality"
          all="Every criticality"
          value={search.criticality}
          options={Object.entries(CRITICALITY_LABELS).map(([name, label]) => [name, `${label} criticality`])}
          onChange={(value) => narrow("criticality", value)}
        />
        <Choice
          label="Open detections"
          all="With or without detections"
          value={search.severity}
          options={SEVERITIES.map((severity) => [severity, `Open: ${SEVERITY_LABELS[severity]} or worse`])}
          onChange={(value) => narrow("severity", value)}
        />
        <Show when={isNarrowed()}>
          <button
            type="button"
            class="button button-plain"
            onClick={() => setSearch({ kind: null, criticality: null, severity: null, text: null })}
          >
            Clear
          </button>
        </Show>
      </search>
      <section class="panel panel-table" aria-label="List of assets">
        <ListFrame
          list={list}
          noun="assets"
          leading="riskiest"
          empty={
            <Show
              when={isNarrowed()}
              fallback={
                <EmptyState icon="assets" title="No assets yet">
                  Assign a scan; hosts, machines and file trees appear here as they are seen.
                </EmptyState>
              }
            >
              <EmptyState icon="search" title="No asset matches these filters" />
            </Show>
          }
        >
          <AssetTable rows={list.rows} />
        </ListFrame>
      </section>
    </>
  );
}

function AssetTable(props: { rows: readonly AssetRowFragment[] }) {
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">Asset</th>
          <th scope="col" class="hide-small">
            Kind
          </th>
          <th scope="col">Open detections</th>
          <th scope="col" class="number hide-medium">
            Services
          </th>
          <th scope="col" class="hide-small">
            Criticality
          </th>
          <th scope="col" class="hide-medium">
            Labels
          </th>
          <th scope="col" class="col-time">
            Last seen
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <td class="cell-main">
                <A class="row-link" href={`/assets/${row.id}`}>
                  {row.label}
                </A>
                <span class="cell-sub">{[row.hostnames[0], row.os].filter(Boolean).join(" · ")}</span>
              </td>
              <td class="hide-small nowrap">{KIND_LABELS[row.kind]}</td>
              <td>
                <SeverityCounts counts={row.openDetections} />
              </td>
              <td class="number hide-medium">
                {row.kind === "HOST" ? formatNumber(row.openServiceCount) : "—"}
              </td>
              <td class="hide-small">{CRITICALITY_LABELS[row.criticality]}</td>
              <td class="hide-medium">
                <Show when={row.labels.length > 0} fallback={<span class="muted">—</span>}>
                  <LabelChips labels={row.labels} />
                </Show>
              </td>
              <td class="nowrap">
                <TimeAgo at={row.lastSeenAt} />
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function Choice(props: {
  label: string;
  all: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}) {
  return (
    <select
      aria-label={props.label}
      value={props.value ?? ""}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      <option value="">{props.all}</option>
      <For each={props.options}>{([value, label]) => <option value={value}>{label}</option>}</For>
    </select>
  );
}

function readNarrowing(search: Partial<Record<Narrowing, string>>) {
  const text = search.text?.trim().slice(0, 200) || null;
  const isNetwork = text !== null && NETWORK.test(text);
  const kind = search.kind && Object.hasOwn(KIND_LABELS, search.kind) ? (search.kind as AssetKind) : null;
  const criticality = search.criticality && Object.hasOwn(CRITICALITY_LABELS, search.criticality);
  const severity = search.severity && Object.hasOwn(SEVERITY_LABELS, search.severity);
  return {
    kinds: kind ? [kind] : null,
    criticalities: criticality ? [search.criticality as Criticality] : null,
    openAtLeast: severity ? (search.severity as Severity) : null,
    text: isNetwork ? null : text,
    network: isNetwork ? text : null,
  };
}

/** Whether a changed asset belongs to the list. Whether it lies in a network only the head says: then no new one is added. */
function passes(row: AssetRowFragment, wanted: ReturnType<typeof readNarrowing>): boolean {
  const text = wanted.text?.toLowerCase();
  const worst = row.openDetections.find(({ count }) => count > 0)?.severity;
  const atLeast = wanted.openAtLeast;
  return (
    wanted.network === null &&
    (wanted.kinds?.includes(row.kind) ?? true) &&
    (wanted.criticalities?.includes(row.criticality) ?? true) &&
    (atLeast === null || (worst !== undefined && SEVERITIES.indexOf(worst) <= SEVERITIES.indexOf(atLeast))) &&
    (!text || [row.label, ...row.hostnames, row.os ?? ""].some((field) => field.toLowerCase().includes(text)))
  );
}

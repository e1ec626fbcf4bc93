import { createEffect, createSignal, For, on, Show } from "solid-js";
import { Choice } from "../components/choice.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo, TimeUntil } from "../components/time-ago.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { NotificationDeliveries_QueryQuery, NotificationDeliveryState } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { sentenceOf } from "../request-error.ts";
import { May } from "../viewer.tsx";
import { STATES } from "./words.ts";

const NotificationDeliveries_Query = graphql(`
  query NotificationDeliveries_Query($state: NotificationDeliveryState) {
    notificationDeliveries(first: 50, state: $state) {
      edges {
        cursor
        node {
          id
          ruleName
          itemCount
          items
          state
          tries
          nextTryAt
          problem
          createdAt
          finishedAt
          channel {
            id
            name
            enabled
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const Redeliver_Mutation = graphql(`
  mutation Redeliver_Mutation($ids: [ID!]!) {
    redeliverNotifications(ids: $ids) {
      id
    }
  }
`);

type Row = NotificationDeliveries_QueryQuery["notificationDeliveries"]["edges"][number]["node"];

const REFRESH_MS = 5_000;
const FILTERS: readonly (readonly [NotificationDeliveryState, string])[] = [
  ["DEAD", "Given up"],
  ["QUEUED", "Waits"],
  ["SENT", "Sent"],
];

/** Messages: what was sent, what waits, and what was given up and why. */
export function DeliveryList() {
  const head = useHead();
  const [state, setState] = createSignal<NotificationDeliveryState | null>(null);
  const list = createLiveValue({
    load: () => head.ask(NotificationDeliveries_Query, { state: state() }),
    hints: (changed) => {
      const timer = setInterval(changed, REFRESH_MS);
      return () => clearInterval(timer);
    },
  });
  createEffect(on(state, list.reload, { defer: true }));

  return (
    <section class="panel panel-table" aria-labelledby="messages-title">
      <header class="section-head">
        <div>
          <h2 id="messages-title">Messages</h2>
          <p class="muted">What is not taken is tried again, eight times within three hours.</p>
        </div>
        <Choice label="State" all="All messages" options={FILTERS} value={state()} onChange={setState} />
      </header>
      <ValueFrame
        value={list}
        part={({ notificationDeliveries }) =>
          notificationDeliveries.edges.length > 0 && notificationDeliveries
        }
        missing={
          <EmptyState icon="bell" title={state() === null ? "No messages yet" : "No such messages"}>
            {state() === null
              ? "They appear here as soon as a rule has something to tell."
              : "Show all of them, perhaps."}
          </EmptyState>
        }
      >
        {(deliveries) => (
          <>
            <table class="table">
              <thead>
                <tr>
                  <th>State</th>
                  <th>Tells</th>
                  <th class="hide-small">To</th>
                  <th>When</th>
                  <th>
                    <span class="sr-only">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={deliveries().edges.map(({ node }) => node)}>
                  {(node) => <Delivery row={node} onChanged={list.reload} />}
                </For>
              </tbody>
            </table>
            <Show when={deliveries().pageInfo.hasNextPage}>
              <p class="list-foot muted">The latest 50 are shown. GraphQL has the others.</p>
            </Show>
          </>
        )}
      </ValueFrame>
    </section>
  );
}

function Delivery(props: { row: Row; onChanged: () => void }) {
  const head = useHead();
  const [failure, setFailure] = createSignal<string | null>(null);
  const titles = () => (props.row.items as { title: string; url: string }[]).slice(0, 20);

  async function redeliver(): Promise<void> {
    setFailure(null);
    await head
      .tell(Redeliver_Mutation, { ids: [props.row.id] })
      .catch((error) => setFailure(sentenceOf(error)));
    props.onChanged();
  }

  return (
    <tr>
      <td>
        <span class={`badge badge-${STATES[props.row.state].tone}`}>{STATES[props.row.state].label}</span>
      </td>
      <td class="wrap-anywhere">
        <Show when={props.row.itemCount > 1} fallback={<bdi>{titles()[0]?.title}</bdi>}>
          <details class="disclosure">
            <summary>{formatNumber(props.row.itemCount)} notifications</summary>
            <ul class="plain-list">
              <For each={titles()}>
                {({ title }) => (
                  <li>
                    <bdi>{title}</bdi>
                  </li>
                )}
              </For>
              <Show when={props.row.itemCount > titles().length}>
                <li class="muted">and {formatNumber(props.row.itemCount - titles().length)} more</li>
              </Show>
            </ul>
          </details>
        </Show>
        <p class="hint">by {props.row.ruleName}</p>
        <Show when={props.row.state !== "SENT" && props.row.problem}>
          {(problem) => <p class="hint hint-bad">{problem()}</p>}
        </Show>
        <Show when={failure()}>{(sentence) => <p class="hint hint-bad">{sentence()}</p>}</Show>
      </td>
      <td class="hide-small">
        {props.row.channel.name}
        <Show when={!props.row.channel.enabled}>
          <p class="hint">switched off</p>
        </Show>
      </td>
      <td>
        <TimeAgo at={props.row.finishedAt ?? props.row.createdAt} />
        <Show when={props.row.tries > 0 && props.row.nextTryAt}>
          {(at) => (
            <p class="hint">
              try {props.row.tries + 1} <TimeUntil at={at()} />
            </p>
          )}
        </Show>
      </td>
      <td class="row-actions">
        <May least="OPERATOR">
          <Show when={props.row.state !== "SENT"}>
            <button type="button" class="button button-small" onClick={() => void redeliver()}>
              {props.row.state === "DEAD" ? "Send again" : "Try now"}
            </button>
          </Show>
          <Show when={props.row.state === "SENT"}>
            <button type="button" class="button button-small button-plain" onClick={() => void redeliver()}>
              Send again
            </button>
          </Show>
        </May>
      </td>
    </tr>
  );
}

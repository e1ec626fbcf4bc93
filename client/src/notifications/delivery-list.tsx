import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import { Choice } from "../components/choice.tsx";
import { ListFrame } from "../components/list-frame.tsx";
import { EmptyState } from "../components/states.tsx";
import { TimeAgo, TimeUntil } from "../components/time-ago.tsx";
import { formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { DeliveryRowFragment, NotificationDeliveryState } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createLiveList } from "../live.tsx";
import { sentenceOf } from "../request-error.ts";
import { May } from "../viewer.tsx";
import type { ChannelRow } from "./channel-list.tsx";
import { followDeliveries } from "./delivery-rows.ts";
import { STATES } from "./words.ts";

const Redeliver_Mutation = graphql(`
  mutation Redeliver_Mutation($ids: [ID!]!) {
    redeliverNotifications(ids: $ids) {
      id
    }
  }
`);

/** One thing of those that a message tells of. */
type Item = { title: string; url: string };

const FILTERS: readonly (readonly [NotificationDeliveryState, string])[] = [
  ["DEAD", "Given up"],
  ["QUEUED", "Waits"],
  ["SENT", "Sent"],
];

/** Messages: what was sent, what waits, and what was given up and why. */
export function DeliveryList(props: {
  /** Those that are known: they are switched on and off without their messages. */
  channels: readonly ChannelRow[];
  /** How many were deleted here: that changes what can be done with what they sent. */
  deletions: number;
}) {
  const head = useHead();
  const [state, setState] = createSignal<NotificationDeliveryState | null>(null);
  const source = () => ({ state: state(), deletions: props.deletions });
  const list = createLiveList(() => followDeliveries(head, source().state));
  const isOn = ({ channel }: DeliveryRowFragment) =>
    props.channels.find(({ id }) => id === channel.id)?.enabled ?? channel.enabled;

  return (
    <section class="panel panel-table" aria-labelledby="messages-title">
      <header class="section-head">
        <div>
          <h2 id="messages-title">Messages</h2>
          <p class="muted">What is not taken is tried again, eight times within three hours.</p>
        </div>
        <Choice label="State" all="All messages" options={FILTERS} value={state()} onChange={setState} />
      </header>
      <ListFrame
        list={list}
        noun="messages"
        empty={
          <EmptyState icon="bell" title={state() === null ? "No messages yet" : "No such messages"}>
            {state() === null
              ? "They appear here as soon as a rule has something to tell."
              : "There are none in this state now."}
          </EmptyState>
        }
      >
        <table class="table table-stacked deliveries">
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
            <For each={list.rows}>
              {(row) => <Delivery row={row} isOn={isOn(row)} fresh={list.state().arrived.has(row.id)} />}
            </For>
          </tbody>
        </table>
      </ListFrame>
    </section>
  );
}

function Delivery(props: { row: DeliveryRowFragment; isOn: boolean; fresh: boolean }) {
  const head = useHead();
  const [failure, setFailure] = createSignal<string | null>(null);
  const items = () => props.row.items as Item[];
  const mayBeSent = () => (props.row.state === "QUEUED" ? props.isOn : !props.row.channel.deletedAt);

  async function redeliver(): Promise<void> {
    setFailure(null);
    await head
      .tell(Redeliver_Mutation, { ids: [props.row.id] })
      .catch((error) => setFailure(sentenceOf(error)));
  }

  return (
    <tr classList={{ fresh: props.fresh }}>
      <td>
        <span class={`badge badge-${STATES[props.row.state].tone}`}>{STATES[props.row.state].label}</span>
      </td>
      <td class="wrap-anywhere">
        <Show when={props.row.itemCount > 1} fallback={<ItemLink item={items()[0]} />}>
          <details class="disclosure">
            <summary>
              <bdi>{items()[0]?.title}</bdi>{" "}
              <span class="muted">and {formatNumber(props.row.itemCount - 1)} more</span>
            </summary>
            <ul class="plain-list">
              <For each={items()}>
                {(item) => (
                  <li>
                    <ItemLink item={item} />
                  </li>
                )}
              </For>
              <Show when={props.row.itemCount > items().length}>
                <li class="muted">and {formatNumber(props.row.itemCount - items().length)} more</li>
              </Show>
            </ul>
          </details>
        </Show>
        <p class="hint">
          by {props.row.ruleName}
          <span class="only-small"> to {props.row.channel.name}</span>
        </p>
        <Show when={props.row.state !== "SENT" && props.row.problem}>
          {(problem) => <p class="hint hint-bad">{problem()}</p>}
        </Show>
        <Show when={failure()}>{(sentence) => <p class="hint hint-bad">{sentence()}</p>}</Show>
      </td>
      <td class="hide-small wrap-anywhere">
        {props.row.channel.name}
        <Show when={!props.isOn}>
          <p class="hint">{props.row.channel.deletedAt ? "deleted" : "switched off"}</p>
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
          <Show when={mayBeSent()}>
            <button
              type="button"
              class="button button-small"
              classList={{ "button-plain": props.row.state === "SENT" }}
              onClick={() => void redeliver()}
            >
              {props.row.state === "QUEUED" ? "Try now" : "Send again"}
            </button>
          </Show>
        </May>
      </td>
    </tr>
  );
}

/** What a message tells of, and the page of it. */
function ItemLink(props: { item: Item | undefined }) {
  return (
    <Show when={props.item}>
      {(item) => (
        <A class="quiet-link" href={new URL(item().url, location.origin).pathname}>
          <bdi>{item().title}</bdi>
        </A>
      )}
    </Show>
  );
}

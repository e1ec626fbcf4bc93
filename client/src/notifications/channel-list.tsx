import { createSignal, For, Show } from "solid-js";
import { ConfirmButton } from "../components/confirm-dialog.tsx";
import { FormDialog } from "../components/form-dialog.tsx";
import { EmptyState } from "../components/states.tsx";
import { SwitchButton } from "../components/switch-button.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { graphql } from "../gql/gql.ts";
import type { NotificationChannels_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import type { LiveValue } from "../live.tsx";
import { sentenceOf } from "../request-error.ts";
import { isAtLeast, May, useViewer } from "../viewer.tsx";
import { ChannelForm } from "./channel-form.tsx";
import { KIND_LABELS } from "./words.ts";

export const NotificationChannels_Query = graphql(`
  query NotificationChannels_Query {
    canSendMail
    notificationChannels(first: 100) {
      edges {
        cursor
        node {
          id
          name
          kind
          target
          recipients
          enabled
          ruleCount
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

const SwitchChannel_Mutation = graphql(`
  mutation SwitchChannel_Mutation($id: ID!, $enabled: Boolean!) {
    updateNotificationChannel(id: $id, input: { enabled: $enabled }) {
      channel {
        id
      }
    }
  }
`);

const DeleteChannel_Mutation = graphql(`
  mutation DeleteChannel_Mutation($id: ID!) {
    deleteNotificationChannel(id: $id)
  }
`);

const TestChannel_Mutation = graphql(`
  mutation TestChannel_Mutation($id: ID!) {
    testNotificationChannel(id: $id) {
      ok
      message
    }
  }
`);

export type ChannelRow = NotificationChannels_QueryQuery["notificationChannels"]["edges"][number]["node"];

/** Where notifications can go. */
export function ChannelList(props: {
  list: LiveValue<NotificationChannels_QueryQuery>;
  onChanged: () => void;
}) {
  const [edited, setEdited] = createSignal<ChannelRow | "new" | null>(null);
  const known = () => {
    const current = edited();
    return current === "new" || current === null ? undefined : current;
  };
  const close = () => setEdited(null);

  return (
    <section class="panel panel-table" aria-labelledby="channels-title">
      <header class="section-head">
        <div>
          <h2 id="channels-title">Channels</h2>
          <p class="muted">Where messages go. Addresses and secrets can be written, never read.</p>
        </div>
        <May least="ADMIN">
          <button type="button" class="button button-small" onClick={() => setEdited("new")}>
            New channel
          </button>
        </May>
      </header>
      <ValueFrame
        value={props.list}
        part={({ notificationChannels }) => notificationChannels.edges.length > 0 && notificationChannels}
        missing={
          <EmptyState icon="bell" title="No channels yet">
            An admin adds a webhook, Slack, Teams or mailboxes here.
          </EmptyState>
        }
      >
        {(channels) => (
          <>
            <table class="table">
              <thead>
                <tr>
                  <th>On</th>
                  <th>Name</th>
                  <th class="hide-small">Kind</th>
                  <th class="hide-small">Target</th>
                  <th class="number hide-small">Rules</th>
                  <th>
                    <span class="sr-only">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={channels().edges.map(({ node }) => node)}>
                  {(node) => (
                    <Channel row={node} onEdit={() => setEdited({ ...node })} onChanged={props.onChanged} />
                  )}
                </For>
              </tbody>
            </table>
            <Show when={channels().pageInfo.hasNextPage}>
              <p class="list-foot muted">The first 100 are shown. GraphQL has the others.</p>
            </Show>
          </>
        )}
      </ValueFrame>
      <FormDialog
        open={edited() !== null}
        title={known() ? "Change the channel" : "New channel"}
        text="Messages go to public addresses, and to networks inside that the head's operator allows."
        onClose={close}
      >
        <ChannelForm
          channel={known()}
          canSendMail={props.list.value()?.canSendMail ?? true}
          onClose={close}
          onSaved={props.onChanged}
        />
      </FormDialog>
    </section>
  );
}

function Channel(props: { row: ChannelRow; onEdit: () => void; onChanged: () => void }) {
  const head = useHead();
  const viewer = useViewer();
  const [outcome, setOutcome] = createSignal<{ ok: boolean; message: string } | null>(null);
  const [testing, setTesting] = createSignal(false);

  async function toggle(enabled: boolean): Promise<void> {
    setOutcome(null);
    await head
      .tell(SwitchChannel_Mutation, { id: props.row.id, enabled })
      .catch((error) => setOutcome({ ok: false, message: sentenceOf(error) }));
    props.onChanged();
  }

  async function test(): Promise<void> {
    setTesting(true);
    setOutcome(null);
    setOutcome(
      await head.tell(TestChannel_Mutation, { id: props.row.id }).then(
        (data) => data.testNotificationChannel,
        (error) => ({ ok: false, message: sentenceOf(error) }),
      ),
    );
    setTesting(false);
  }

  async function remove(): Promise<void> {
    await head.tell(DeleteChannel_Mutation, { id: props.row.id });
    props.onChanged();
  }

  return (
    <tr>
      <td>
        <SwitchButton
          label={`The channel ${props.row.name} is switched on`}
          on={props.row.enabled}
          disabled={!isAtLeast(viewer.role, "ADMIN")}
          onToggle={(on) => void toggle(on)}
        />
      </td>
      <td>
        {props.row.name}
        <div aria-live="polite">
          <Show when={outcome()}>
            {(shown) => (
              <p class="hint" classList={{ "hint-bad": !shown().ok }}>
                {shown().message}
              </p>
            )}
          </Show>
        </div>
      </td>
      <td class="hide-small">{KIND_LABELS[props.row.kind]}</td>
      <td class="hide-small wrap-anywhere">
        <bdi>{props.row.recipients?.join(", ") ?? props.row.target}</bdi>
      </td>
      <td class="number hide-small">{props.row.ruleCount}</td>
      <td class="row-actions row-actions-many">
        <May least="ADMIN">
          <button type="button" class="button button-small" disabled={testing()} onClick={() => void test()}>
            {testing() ? "Sending …" : "Send test"}
          </button>
          <button type="button" class="button button-small" onClick={props.onEdit}>
            Edit
          </button>
          <ConfirmButton
            label="Delete"
            title={`Delete ${props.row.name}?`}
            text="Its messages go with it, those that wait included. Rules that tell by it stay."
            confirm="Delete the channel"
            act={remove}
          />
        </May>
      </td>
    </tr>
  );
}

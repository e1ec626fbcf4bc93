import { Show } from "solid-js";
import { EmptyState } from "../components/states.tsx";
import { graphql } from "../gql/gql.ts";
import type { NotificationChannels_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import type { LiveValue } from "../live.tsx";
import { ChannelForm } from "./channel-form.tsx";
import { EditableRow } from "./editable-row.tsx";
import { EditableTable } from "./editable-table.tsx";
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

const COLUMNS = [
  { label: "Kind", class: "hide-small" },
  { label: "Target", class: "hide-small" },
  { label: "Rules", class: "number hide-small" },
];

/** Where notifications can go. */
export function ChannelList(props: {
  list: LiveValue<NotificationChannels_QueryQuery>;
  onChanged: () => void;
  onDeleted: () => void;
}) {
  return (
    <EditableTable
      noun="channel"
      title="Channels"
      text="Where messages go. Addresses and secrets can be written, never read."
      value={props.list}
      rows={({ notificationChannels }) => notificationChannels.edges.map(({ node }) => node)}
      columns={COLUMNS}
      least="ADMIN"
      empty={
        <EmptyState icon="bell" title="No channels yet">
          An admin adds a webhook, Slack, Teams or mailboxes here.
        </EmptyState>
      }
      dialogText="Messages go to public addresses, and to networks inside that the head's operator allows."
      form={(channel, close) => (
        <ChannelForm
          channel={channel}
          canSendMail={props.list.value()?.canSendMail ?? true}
          onClose={close}
          onSaved={props.onChanged}
        />
      )}
    >
      {(row, edit) => (
        <Channel row={row} onEdit={edit} onChanged={props.onChanged} onDeleted={props.onDeleted} />
      )}
    </EditableTable>
  );
}

function Channel(props: {
  row: ChannelRow;
  onEdit: () => void;
  onChanged: () => void;
  onDeleted: () => void;
}) {
  const head = useHead();
  const id = () => props.row.id;
  const kind = () => KIND_LABELS[props.row.kind];
  const target = () => props.row.recipients?.join(", ") ?? props.row.target;

  return (
    <EditableRow
      noun="channel"
      row={props.row}
      least="ADMIN"
      deletion="Messages that wait for it are given up. Rules that tell by it stay."
      onSwitch={(enabled) =>
        head.tell(SwitchChannel_Mutation, { id: id(), enabled }).finally(props.onChanged)
      }
      onDelete={() => head.tell(DeleteChannel_Mutation, { id: id() }).then(props.onDeleted)}
      onEdit={props.onEdit}
      narrow={`${kind()}: ${target()}`}
      extra={{
        label: "Send test",
        busy: "Sending …",
        act: () => head.tell(TestChannel_Mutation, { id: id() }).then((data) => data.testNotificationChannel),
      }}
    >
      <td class="hide-small">{kind()}</td>
      <td class="hide-small wrap-anywhere">
        <bdi>{target()}</bdi>
      </td>
      <td class="number hide-small">
        <Show when={props.row.ruleCount > 0} fallback={<span class="muted">none</span>}>
          {props.row.ruleCount}
        </Show>
      </td>
    </EditableRow>
  );
}

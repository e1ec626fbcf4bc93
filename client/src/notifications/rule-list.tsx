import { Show } from "solid-js";
import { SEVERITY_LABELS } from "../components/badges.tsx";
import { EmptyState } from "../components/states.tsx";
import { formatSpan } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { NotificationRules_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { labelText } from "../labels.ts";
import type { LiveValue } from "../live.tsx";
import type { ChannelRow } from "./channel-list.tsx";
import { EditableRow } from "./editable-row.tsx";
import { EditableTable } from "./editable-table.tsx";
import { RuleForm } from "./rule-form.tsx";
import { digestInWords, TRIGGERS } from "./words.ts";

export const NotificationRules_Query = graphql(`
  query NotificationRules_Query {
    notificationRules(first: 100) {
      edges {
        cursor
        node {
          id
          name
          enabled
          triggers
          minSeverity
          query
          labels {
            name
            value
          }
          queueAgeSeconds
          digestSeconds
          digestOffsetSeconds
          quietSeconds
          channels {
            id
            name
          }
        }
      }
    }
  }
`);

const SwitchRule_Mutation = graphql(`
  mutation SwitchRule_Mutation($id: ID!, $enabled: Boolean!) {
    updateNotificationRule(id: $id, input: { enabled: $enabled }) {
      id
    }
  }
`);

const DeleteRule_Mutation = graphql(`
  mutation DeleteRule_Mutation($id: ID!) {
    deleteNotificationRule(id: $id)
  }
`);

export type RuleRow = NotificationRules_QueryQuery["notificationRules"]["edges"][number]["node"];

const COLUMNS = [
  { label: "Tells of" },
  { label: "To", class: "hide-small" },
  { label: "When", class: "hide-small" },
];

/** What is told, where and how often. */
export function RuleList(props: {
  list: LiveValue<NotificationRules_QueryQuery>;
  channels: readonly ChannelRow[];
  onChanged: () => void;
}) {
  const hasChannel = () => props.channels.length > 0;
  return (
    <EditableTable
      noun="rule"
      title="Rules"
      text="What is told. A rule tells of what happens from the moment it is on."
      value={props.list}
      rows={({ notificationRules }) => notificationRules.edges.map(({ node }) => node)}
      columns={COLUMNS}
      least="OPERATOR"
      blocked={hasChannel() ? null : "There is no channel yet"}
      empty={
        <EmptyState icon="bell" title="No rules yet">
          {hasChannel()
            ? "Make one: new detections from HIGH on, agents that go silent, scans that fail."
            : "First a channel, then rules that tell by it."}
        </EmptyState>
      }
      dialogText="It tells of what happens from now on, by all its channels."
      form={(rule, close) => (
        <RuleForm
          rule={rule}
          channels={props.channels}
          onCancel={close}
          onSaved={() => {
            close();
            props.onChanged();
          }}
        />
      )}
    >
      {(row, edit) => <Rule row={row} onEdit={edit} onChanged={props.onChanged} />}
    </EditableTable>
  );
}

function Rule(props: { row: RuleRow; onEdit: () => void; onChanged: () => void }) {
  const head = useHead();
  const id = () => props.row.id;

  return (
    <EditableRow
      noun="rule"
      row={props.row}
      least="OPERATOR"
      deletion="Messages that it made still go out."
      onSwitch={(enabled) => head.tell(SwitchRule_Mutation, { id: id(), enabled }).finally(props.onChanged)}
      onDelete={() => head.tell(DeleteRule_Mutation, { id: id() }).then(props.onChanged)}
      onEdit={props.onEdit}
      narrow={`${digestInWords(props.row)} to ${channelsInWords(props.row)}`}
    >
      <td class="wrap-anywhere">
        {triggersInWords(props.row)}
        <Show when={filtersInWords(props.row)}>{(words) => <p class="hint">{words()}</p>}</Show>
      </td>
      <td class="hide-small wrap-anywhere">
        <Show when={props.row.channels.length > 0} fallback={<span class="hint-bad">no channel</span>}>
          {channelsInWords(props.row)}
        </Show>
      </td>
      <td class="hide-small">
        {digestInWords(props.row)}
        <Show when={props.row.quietSeconds > 0}>
          <p class="hint no-wrap">the same once in {formatSpan(props.row.quietSeconds * 1000)}</p>
        </Show>
      </td>
    </EditableRow>
  );
}

function channelsInWords({ channels }: RuleRow): string {
  return channels.map(({ name }) => name).join(", ") || "no channel";
}

function triggersInWords({ triggers }: RuleRow): string {
  return TRIGGERS.filter(({ trigger }) => triggers.includes(trigger))
    .map(({ label }) => label)
    .join(", ");
}

function filtersInWords({ triggers, minSeverity, query, labels, queueAgeSeconds }: RuleRow): string {
  const has = (start: string) => triggers.some((trigger) => trigger.startsWith(start));
  return [
    has("DETECTION") && minSeverity !== "INFO" ? `from ${SEVERITY_LABELS[minSeverity]} on` : "",
    has("DETECTION") ? query : "",
    has("AGENT") ? labels.map(labelText).join(" ") : "",
    has("QUEUE") ? `after ${formatSpan(queueAgeSeconds * 1000)}` : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

import { createSignal, For, Show } from "solid-js";
import { SEVERITY_LABELS } from "../components/badges.tsx";
import { ConfirmButton } from "../components/confirm-dialog.tsx";
import { FormDialog } from "../components/form-dialog.tsx";
import { EmptyState } from "../components/states.tsx";
import { SwitchButton } from "../components/switch-button.tsx";
import { ValueFrame } from "../components/value-frame.tsx";
import { formatSpan } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { NotificationRules_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { labelText } from "../labels.ts";
import type { LiveValue } from "../live.tsx";
import { sentenceOf } from "../request-error.ts";
import { isAtLeast, May, useViewer } from "../viewer.tsx";
import type { ChannelRow } from "./channel-list.tsx";
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
      pageInfo {
        hasNextPage
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

/** What is told, where and how often. */
export function RuleList(props: {
  list: LiveValue<NotificationRules_QueryQuery>;
  channels: readonly ChannelRow[];
  onChanged: () => void;
}) {
  const [edited, setEdited] = createSignal<RuleRow | "new" | null>(null);
  const known = () => {
    const current = edited();
    return current === "new" || current === null ? undefined : current;
  };
  const close = () => setEdited(null);

  return (
    <section class="panel panel-table" aria-labelledby="rules-title">
      <header class="section-head">
        <div>
          <h2 id="rules-title">Rules</h2>
          <p class="muted">What is told. A rule tells of what happens from the moment it is on.</p>
        </div>
        <May least="OPERATOR">
          <button
            type="button"
            class="button button-small"
            disabled={props.channels.length === 0}
            title={props.channels.length === 0 ? "There is no channel yet" : undefined}
            onClick={() => setEdited("new")}
          >
            New rule
          </button>
        </May>
      </header>
      <ValueFrame
        value={props.list}
        part={({ notificationRules }) => notificationRules.edges.length > 0 && notificationRules}
        missing={
          <EmptyState icon="bell" title="No rules yet">
            {props.channels.length === 0
              ? "First a channel, then rules that tell by it."
              : "Make one: new detections from HIGH on, agents that go silent, scans that fail."}
          </EmptyState>
        }
      >
        {(rules) => (
          <>
            <table class="table">
              <thead>
                <tr>
                  <th>On</th>
                  <th>Name</th>
                  <th>Tells of</th>
                  <th class="hide-small">To</th>
                  <th class="hide-small">When</th>
                  <th>
                    <span class="sr-only">Actions</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={rules().edges.map(({ node }) => node)}>
                  {(node) => (
                    <Rule row={node} onEdit={() => setEdited({ ...node })} onChanged={props.onChanged} />
                  )}
                </For>
              </tbody>
            </table>
            <Show when={rules().pageInfo.hasNextPage}>
              <p class="list-foot muted">The first 100 are shown. GraphQL has the others.</p>
            </Show>
          </>
        )}
      </ValueFrame>
      <FormDialog
        open={edited() !== null}
        title={known() ? "Change the rule" : "New rule"}
        text="It tells of what happens from now on, by all its channels."
        onClose={close}
      >
        <RuleForm
          rule={known()}
          channels={props.channels}
          onCancel={close}
          onSaved={() => {
            close();
            props.onChanged();
          }}
        />
      </FormDialog>
    </section>
  );
}

function Rule(props: { row: RuleRow; onEdit: () => void; onChanged: () => void }) {
  const head = useHead();
  const viewer = useViewer();
  const [problem, setProblem] = createSignal<string | null>(null);

  async function toggle(enabled: boolean): Promise<void> {
    setProblem(null);
    await head
      .tell(SwitchRule_Mutation, { id: props.row.id, enabled })
      .catch((error) => setProblem(sentenceOf(error)));
    props.onChanged();
  }

  async function remove(): Promise<void> {
    await head.tell(DeleteRule_Mutation, { id: props.row.id });
    props.onChanged();
  }

  return (
    <tr>
      <td>
        <SwitchButton
          label={`The rule ${props.row.name} is switched on`}
          on={props.row.enabled}
          disabled={!isAtLeast(viewer.role, "OPERATOR")}
          onToggle={(on) => void toggle(on)}
        />
      </td>
      <td>
        {props.row.name}
        <Show when={problem()}>{(sentence) => <p class="hint hint-bad">{sentence()}</p>}</Show>
      </td>
      <td>
        {triggersInWords(props.row)}
        <Show when={filtersInWords(props.row)}>{(words) => <p class="hint">{words()}</p>}</Show>
      </td>
      <td class="hide-small">
        <Show when={props.row.channels.length > 0} fallback={<span class="hint-bad">no channel</span>}>
          {props.row.channels.map(({ name }) => name).join(", ")}
        </Show>
      </td>
      <td class="hide-small">
        {digestInWords(props.row)}
        <Show when={props.row.quietSeconds > 0}>
          <p class="hint">the same once in {formatSpan(props.row.quietSeconds * 1000)}</p>
        </Show>
      </td>
      <td class="row-actions row-actions-many">
        <May least="OPERATOR">
          <button type="button" class="button button-small" onClick={props.onEdit}>
            Edit
          </button>
          <ConfirmButton
            label="Delete"
            title={`Delete ${props.row.name}?`}
            text="Messages that it made still go out."
            confirm="Delete the rule"
            act={remove}
          />
        </May>
      </td>
    </tr>
  );
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

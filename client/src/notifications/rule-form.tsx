import { createSignal, For, Show } from "solid-js";
import { entered } from "../account/entered.ts";
import { SEVERITIES, SEVERITY_LABELS } from "../components/badges.tsx";
import { FormFoot } from "../components/form-dialog.tsx";
import { createSubmit } from "../components/submit.ts";
import { formatSpan } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import type { CreateNotificationRuleInput, NotificationTrigger } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { labelText, parseLabel } from "../labels.ts";
import type { ChannelRow } from "./channel-list.tsx";
import type { RuleRow } from "./rule-list.tsx";
import { KIND_LABELS, secondsOf, TRIGGERS, timeOfDay } from "./words.ts";

const CreateRule_Mutation = graphql(`
  mutation CreateRule_Mutation($input: CreateNotificationRuleInput!) {
    createNotificationRule(input: $input) {
      id
    }
  }
`);

const UpdateRule_Mutation = graphql(`
  mutation UpdateRule_Mutation($id: ID!, $input: UpdateNotificationRuleInput!) {
    updateNotificationRule(id: $id, input: $input) {
      id
    }
  }
`);

const DAY = 86_400;
const DIGESTS = [0, 60, 300, 900, 3600, DAY];
const QUIET_TIMES = [0, 300, 3600, DAY, 7 * DAY];

/** Makes a rule, or changes the one given. */
export function RuleForm(props: {
  rule: RuleRow | undefined;
  channels: readonly ChannelRow[];
  onCancel: () => void;
  onSaved: () => void;
}) {
  const head = useHead();
  const known = props.rule;
  const [triggers, setTriggers] = createSignal<readonly NotificationTrigger[]>(
    known?.triggers ?? ["DETECTION_FOUND"],
  );
  const [digest, setDigest] = createSignal(known?.digestSeconds ?? 0);
  const has = (start: string) => triggers().some((trigger) => trigger.startsWith(start));
  const isChosen = (id: string) =>
    known ? known.channels.some((channel) => channel.id === id) : props.channels.length === 1;

  const { submit, busy, problem } = createSubmit(async (form) => {
    const input = inputOf(form, triggers(), digest());
    if (known) await head.tell(UpdateRule_Mutation, { id: known.id, input });
    else await head.tell(CreateRule_Mutation, { input });
    props.onSaved();
  });

  return (
    <form class="form" onSubmit={submit}>
      <div class="form-body">
        <div class="field">
          <label for="rule-name">Name</label>
          <input
            id="rule-name"
            name="name"
            type="text"
            maxlength={100}
            placeholder="Bad findings"
            value={known?.name ?? ""}
            required
            autofocus
          />
        </div>
        <fieldset class="field">
          <legend>Tells of</legend>
          <div class="check-grid">
            <For each={TRIGGERS}>
              {({ trigger, label }) => (
                <label class="check">
                  <input
                    type="checkbox"
                    checked={triggers().includes(trigger)}
                    onChange={(change) =>
                      setTriggers((chosen) =>
                        change.currentTarget.checked
                          ? [...chosen, trigger]
                          : chosen.filter((each) => each !== trigger),
                      )
                    }
                  />
                  {label}
                </label>
              )}
            </For>
          </div>
        </fieldset>
        <Show when={has("DETECTION")}>
          <div class="field-row">
            <div class="field">
              <label for="rule-severity">Detections from</label>
              <select id="rule-severity" name="minSeverity">
                <For each={SEVERITIES}>
                  {(severity) => (
                    <option value={severity} selected={severity === (known?.minSeverity ?? "HIGH")}>
                      {SEVERITY_LABELS[severity]}
                    </option>
                  )}
                </For>
              </select>
            </div>
            <div class="field field-wide">
              <label for="rule-query">that match the search</label>
              <input
                id="rule-query"
                name="query"
                type="text"
                maxlength={1000}
                spellcheck={false}
                autocomplete="off"
                placeholder="all, or asset:10.0.0.0/24 -port:443"
                value={known?.query ?? ""}
              />
            </div>
          </div>
        </Show>
        <Show when={has("AGENT")}>
          <div class="field">
            <label for="rule-labels">Agents with the labels</label>
            <input
              id="rule-labels"
              name="labels"
              type="text"
              spellcheck={false}
              autocomplete="off"
              placeholder="all, or segment=dmz region=eu"
              value={known?.labels.map(labelText).join(" ") ?? ""}
            />
          </div>
        </Show>
        <Show when={has("QUEUE")}>
          <div class="field">
            <label for="rule-queue">A share may wait, in minutes</label>
            <input
              id="rule-queue"
              name="queueMinutes"
              type="number"
              min={1}
              max={43_200}
              value={Math.max(1, Math.round((known?.queueAgeSeconds ?? 600) / 60))}
              required
            />
          </div>
        </Show>
        <div class="field-row">
          <div class="field">
            <label for="rule-digest">Messages go out</label>
            <select id="rule-digest" onChange={(change) => setDigest(Number(change.currentTarget.value))}>
              <For each={withChosen(DIGESTS, known?.digestSeconds)}>
                {(seconds) => (
                  <option value={seconds} selected={seconds === digest()}>
                    {digestLabel(seconds)}
                  </option>
                )}
              </For>
            </select>
          </div>
          <Show when={digest() === DAY}>
            <div class="field">
              <label for="rule-time">at (UTC)</label>
              <input
                id="rule-time"
                name="time"
                type="time"
                value={timeOfDay(known?.digestOffsetSeconds ?? 25_200)}
                required
              />
            </div>
          </Show>
          <div class="field">
            <label for="rule-quiet">The same is told</label>
            <select id="rule-quiet" name="quietSeconds">
              <For each={withChosen(QUIET_TIMES, known?.quietSeconds)}>
                {(seconds) => (
                  <option value={seconds} selected={seconds === (known?.quietSeconds ?? 3600)}>
                    {seconds === 0 ? "each time" : `once in ${formatSpan(seconds * 1000)}`}
                  </option>
                )}
              </For>
            </select>
          </div>
        </div>
        <fieldset class="field">
          <legend>To</legend>
          <div class="check-grid">
            <For each={props.channels}>
              {(channel) => (
                <label class="check">
                  <input type="checkbox" name="channel" value={channel.id} checked={isChosen(channel.id)} />
                  <span>
                    {channel.name} <span class="muted">{KIND_LABELS[channel.kind]}</span>
                  </span>
                </label>
              )}
            </For>
          </div>
        </fieldset>
      </div>
      <FormFoot
        problem={problem()}
        submit={busy() ? "Saving …" : known ? "Save" : "Create rule"}
        busy={busy()}
        onCancel={props.onCancel}
      />
    </form>
  );
}

/** What was entered; fields that are not shown keep what they were. Throws an Error with a sentence. */
function inputOf(
  form: HTMLFormElement,
  triggers: readonly NotificationTrigger[],
  digestSeconds: number,
): CreateNotificationRuleInput {
  const data = new FormData(form);
  const channelIds = data.getAll("channel").map(String);
  if (triggers.length === 0) throw new Error("Choose what the rule tells of.");
  if (channelIds.length === 0) throw new Error("Choose where the rule tells.");
  const severity = SEVERITIES.find((each) => each === data.get("minSeverity"));
  return {
    name: entered(form, "name"),
    triggers: [...triggers],
    channelIds,
    minSeverity: severity,
    query: data.has("query") ? entered(form, "query") : undefined,
    labels: data.has("labels") ? readLabels(entered(form, "labels")) : undefined,
    queueAgeSeconds: data.has("queueMinutes") ? Number(entered(form, "queueMinutes")) * 60 : undefined,
    digestSeconds,
    digestOffsetSeconds: digestSeconds === DAY ? secondsOf(entered(form, "time")) : 0,
    quietSeconds: Number(entered(form, "quietSeconds")),
  };
}

function readLabels(text: string) {
  return text
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((written) => {
      const label = parseLabel(written);
      if (!label) throw new Error(`"${written}" is no label: write name=value, with spaces between them.`);
      return label;
    });
}

function withChosen(offered: readonly number[], chosen = 0): number[] {
  return [...new Set([...offered, chosen])].toSorted((one, other) => one - other);
}

function digestLabel(seconds: number): string {
  if (seconds === 0) return "at once";
  if (seconds === 3600) return "hourly";
  return seconds === DAY ? "daily" : `every ${formatSpan(seconds * 1000)}`;
}

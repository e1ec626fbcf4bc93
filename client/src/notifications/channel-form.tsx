import { createSignal, Show } from "solid-js";
import { entered } from "../account/entered.ts";
import { SecretShown } from "../account/secret-form.tsx";
import { FormFoot } from "../components/form-dialog.tsx";
import { Segments } from "../components/segments.tsx";
import { Notice } from "../components/states.tsx";
import { createSubmit } from "../components/submit.ts";
import { graphql } from "../gql/gql.ts";
import type { NotificationChannelKind } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import type { ChannelRow } from "./channel-list.tsx";
import { KIND_LABELS } from "./words.ts";

const CreateChannel_Mutation = graphql(`
  mutation CreateChannel_Mutation($input: CreateNotificationChannelInput!) {
    createNotificationChannel(input: $input) {
      secret
    }
  }
`);

const UpdateChannel_Mutation = graphql(`
  mutation UpdateChannel_Mutation($id: ID!, $input: UpdateNotificationChannelInput!) {
    updateNotificationChannel(id: $id, input: $input) {
      secret
    }
  }
`);

const KINDS = (["WEBHOOK", "SLACK", "TEAMS", "EMAIL"] as const).map((value) => ({
  value,
  label: KIND_LABELS[value],
}));

const URL_HINTS: Record<NotificationChannelKind, string> = {
  WEBHOOK: "Gets signed JSON.",
  SLACK: "An incoming webhook of Slack, or of Mattermost or Rocket.Chat.",
  TEAMS: "Of a workflow “When a Teams webhook request is received”.",
  EMAIL: "",
};

/** Makes a channel, or changes the one given. A signing secret that is made is shown once. */
export function ChannelForm(props: {
  channel: ChannelRow | undefined;
  canSendMail: boolean;
  onClose: () => void;
  onSaved: () => void;
}) {
  const head = useHead();
  const known = props.channel;
  const [kind, setKind] = createSignal<NotificationChannelKind>(known?.kind ?? "WEBHOOK");
  const [secret, setSecret] = createSignal<string | null>(null);

  async function save(form: HTMLFormElement): Promise<string | null> {
    const url = entered(form, "url").trim() || null;
    const recipients =
      kind() === "EMAIL"
        ? entered(form, "recipients")
            .split(/[\s,;]+/)
            .filter(Boolean)
        : null;
    const input = { name: entered(form, "name"), url, recipients };
    if (known) {
      const newSecret = entered(form, "newSecret") === "on";
      const { updateNotificationChannel } = await head.tell(UpdateChannel_Mutation, {
        id: known.id,
        input: { ...input, newSecret },
      });
      return updateNotificationChannel.secret ?? null;
    }
    const { createNotificationChannel } = await head.tell(CreateChannel_Mutation, {
      input: { ...input, kind: kind() },
    });
    return createNotificationChannel.secret ?? null;
  }

  const { submit, busy, problem } = createSubmit(async (form) => {
    const made = await save(form);
    props.onSaved();
    if (made === null) props.onClose();
    else setSecret(made);
  });

  return (
    <Show
      when={secret()}
      fallback={
        <form class="form" onSubmit={submit}>
          <div class="form-body">
            <div class="field">
              <label for="channel-name">Name</label>
              <input
                id="channel-name"
                name="name"
                type="text"
                maxlength={100}
                placeholder="Security team"
                value={known?.name ?? ""}
                required
                autofocus
              />
            </div>
            <Show when={!known}>
              <Segments legend="Kind" name="channel-kind" choices={KINDS} value={kind()} onChoose={setKind} />
            </Show>
            <Show
              when={kind() === "EMAIL"}
              fallback={
                <div class="field">
                  <label for="channel-url">Address</label>
                  <input
                    id="channel-url"
                    name="url"
                    type="text"
                    inputmode="url"
                    spellcheck={false}
                    autocomplete="off"
                    placeholder={
                      known ? `${known.target} (stays unless you enter another)` : "https://hooks.example/…"
                    }
                    required={!known}
                    aria-describedby="channel-url-hint"
                  />
                  <p class="hint" id="channel-url-hint">
                    {URL_HINTS[kind()]} It is stored encrypted and never shown again.
                  </p>
                </div>
              }
            >
              <div class="field">
                <label for="channel-recipients">Recipients</label>
                <textarea
                  id="channel-recipients"
                  name="recipients"
                  rows={3}
                  spellcheck={false}
                  placeholder="ann@mail.example, bob@mail.example"
                  required
                >
                  {known?.recipients?.join("\n") ?? ""}
                </textarea>
              </div>
              <Show when={!props.canSendMail}>
                <Notice tone="warn">This head sends no e-mail: its SMTP_URL is not set.</Notice>
              </Show>
            </Show>
            <Show when={known && kind() === "WEBHOOK"}>
              <label class="check">
                <input type="checkbox" name="newSecret" /> Make another signing secret; the present one ends
              </label>
            </Show>
          </div>
          <FormFoot
            problem={problem()}
            submit={busy() ? "Saving …" : known ? "Save" : "Create channel"}
            busy={busy()}
            onCancel={props.onClose}
          />
        </form>
      }
    >
      {(made) => (
        <SecretShown
          label="signing secret"
          text="The receiver verifies signatures with this secret. It is shown only now."
          secret={made()}
          onClose={props.onClose}
        />
      )}
    </Show>
  );
}

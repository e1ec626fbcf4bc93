import { Show } from "solid-js";
import { actInWords } from "../audit-words.ts";
import type { Audit_QueryQuery } from "../gql/graphql.ts";
import { TimeAgo } from "./time-ago.tsx";

export type AuditRowEntry = Audit_QueryQuery["auditEntries"]["edges"][number]["node"];

const UNNAMED: Record<AuditRowEntry["actor"], string> = {
  USER: "a person",
  TOKEN: "a script",
  AGENT: "an agent",
  NOBODY: "nobody known",
  SYSTEM: "the head",
};

/** One entry of the audit log; what was before and after unfolds. */
export function AuditRow(props: {
  entry: AuditRowEntry;
  onActor: (actor: { id: string; name: string }) => void;
}) {
  const name = () => props.entry.actorName || UNNAMED[props.entry.actor];
  return (
    <tr>
      <td class="number muted">{props.entry.sequence}</td>
      <td>
        <TimeAgo at={props.entry.at} />
      </td>
      <td>
        <Show when={props.entry.actorId} fallback={<span class="muted">{name()}</span>}>
          <button
            type="button"
            class="link-button"
            title="Only what they did"
            onClick={() => props.onActor({ id: props.entry.actorId, name: name() })}
          >
            <bdi>{name()}</bdi>
          </button>
        </Show>
        <Show when={props.entry.actor === "TOKEN"}>
          <span class="muted"> by token</span>
        </Show>
      </td>
      <td>
        <details class="audit-detail">
          <summary>
            <span title={props.entry.act}>{actInWords(props.entry.act)}</span>{" "}
            <bdi class="muted">{props.entry.subject}</bdi>
          </summary>
          <p class="muted">
            Act <code>{props.entry.act}</code>
          </p>
          <Value label="Before" value={props.entry.before} />
          <Value label="After" value={props.entry.after} />
          <p class="muted">
            Hash <code>{props.entry.hash}</code>
          </p>
        </details>
      </td>
      <td class="hide-small">
        <bdi class="mono">{props.entry.address}</bdi>
      </td>
    </tr>
  );
}

function Value(props: { label: string; value: unknown }) {
  return (
    <Show when={props.value !== null && props.value !== undefined}>
      <p class="muted">{props.label}</p>
      <pre class="code">{JSON.stringify(props.value, null, 2)}</pre>
    </Show>
  );
}

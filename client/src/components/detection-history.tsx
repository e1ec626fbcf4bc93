import { createEffect, For, on, Show } from "solid-js";
import { STATUS_LABELS } from "../detection-filters.ts";
import { formatMoment } from "../format.ts";
import { createFreshQuery } from "../fresh-query.ts";
import { graphql } from "../gql/gql.ts";
import type { DetectionChangeKind, DetectionHistory_QueryQuery } from "../gql/graphql.ts";
import { useHead } from "../head.tsx";
import { createPagedList } from "../paged-list.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { PagedFrame } from "./paged-frame.tsx";
import { TimeAgo } from "./time-ago.tsx";

const DetectionHistory_Query = graphql(`
  query DetectionHistory_Query($id: ID!, $after: String) {
    detection(id: $id) {
      id
      history(first: 50, after: $after) {
        edges {
          cursor
          node {
            id
            kind
            at
            from
            accountName
            assignmentId
            attempt
            note
            assigneeName
            acceptedUntil
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  }
`);

const DetectionExaminations_Query = graphql(`
  query DetectionExaminations_Query($id: ID!) {
    examinations(detectionId: $id) {
      assignmentId
      attempt
      finishedAt
      silent
      privileged
    }
  }
`);

type Change = NonNullable<DetectionHistory_QueryQuery["detection"]>["history"]["edges"][number]["node"];

const KIND_WORDS: Record<DetectionChangeKind, string> = {
  FOUND: "Found",
  REOPENED: "Opened again",
  RESOLVED: "Resolved",
  ACKNOWLEDGED: "Acknowledged",
  FALSE_POSITIVE: "Marked as false positive",
  ACCEPTED: "Accepted",
  ASSIGNED: "Assigned",
  NOTED: "Note",
};

/** What happened to a detection and who did it, and when its place was last looked at. */
export function DetectionHistory(props: {
  detectionId: string;
  /** Changes whenever there may be something new. */
  changedAt: string;
}) {
  const head = useHead();
  const history = createPagedList<Change>(() => {
    const id = props.detectionId;
    return (after) => head.ask(DetectionHistory_Query, { id, after }).then((data) => data.detection?.history);
  });
  createEffect(on(() => props.changedAt, history.reload, { defer: true }));
  const answer = createFreshQuery(
    DetectionExaminations_Query,
    () => ({ id: props.detectionId }),
    () => props.changedAt,
  );
  const latest = () => answer.data?.examinations[0];
  return (
    <>
      <section class="section">
        <h3>Examined</h3>
        <Show when={answer.error}>
          {(error) => <p class="hint-bad">{sentenceOf(toRequestError(error()))}</p>}
        </Show>
        <Show
          when={latest()}
          fallback={
            <Show when={answer.data}>
              <p class="muted">No successful attempt has told that it examined this place.</p>
            </Show>
          }
        >
          {(look) => (
            <p>
              Last examined <TimeAgo at={look().finishedAt} /> ({formatMoment(look().finishedAt)}), not since
              <Show when={look().silent}>; it gave no answer</Show>
              <Show when={!look().privileged}>; without privileges</Show>.
            </p>
          )}
        </Show>
      </section>
      <section class="section">
        <h3>History</h3>
        <PagedFrame list={history} noun="entries" empty={<p class="muted">Nothing is known of it.</p>}>
          {(changes) => (
            <ol class="timeline">
              <For each={changes()}>{(change) => <Entry change={change} />}</For>
            </ol>
          )}
        </PagedFrame>
      </section>
    </>
  );
}

function Entry(props: { change: Change }) {
  const detail = () => {
    const { kind, assigneeName, acceptedUntil } = props.change;
    if (kind === "ASSIGNED") return assigneeName ? `to ${assigneeName}` : "to nobody";
    return acceptedUntil ? `until ${formatMoment(acceptedUntil)}` : "";
  };
  const by = () => {
    const { accountName, assignmentId, kind, from } = props.change;
    if (accountName) return `by ${accountName}`;
    if (kind === "RESOLVED") return "as it was not seen any more";
    if (kind === "REOPENED" && from === "ACCEPTED") return "as its date has come";
    return assignmentId ? "by a scan" : "";
  };
  return (
    <li class="timeline-entry">
      <span class="timeline-what">{KIND_WORDS[props.change.kind]}</span> {detail()}{" "}
      <span class="muted">
        {by()}
        <Show when={props.change.from}>
          {(from) => <span class="sr-only"> It was {STATUS_LABELS[from()]}.</span>}
        </Show>{" "}
        · <TimeAgo at={props.change.at} />
      </span>
      <Show when={props.change.note}>
        <p class="timeline-note">{props.change.note}</p>
      </Show>
    </li>
  );
}

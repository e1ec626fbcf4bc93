import { For, Show } from "solid-js";
import { formatSpan } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { AttemptView } from "./attempt-view.tsx";
import { Fact, Facts } from "./facts.tsx";
import { TimeUntil } from "./time-ago.tsx";
import { ValueFrame } from "./value-frame.tsx";

const AssignmentDetails_Query = graphql(`
  query AssignmentDetails_Query($id: ID!) {
    assignment(id: $id) {
      id
      state
      scanner
      share
      deadlineAt
      leaseExpiresAt
      maxRunSeconds
      exclusions
      attempts {
        attempt
        startedAt
        finishedAt
        result
        ending {
          code
          message
          isPartial
        }
        coverage
        command
        toolVersion
        eventCount
        placementReason
        agent {
          id
          hostname
        }
      }
      artifacts {
        id
        attempt
        name
        sha256
        sizeBytes
        path
        rawPath
      }
    }
  }
`);

const AssignmentDetails_Changed = graphql(`
  subscription AssignmentDetails_Changed($scanId: ID) {
    assignmentChanged(scanId: $scanId) {
      id
    }
  }
`);

/** The attempts of an assignment with their commands, failures and coverage, and its raw output. */
export function AssignmentDetails(props: { id: string; scanId: string }) {
  const head = useHead();
  const details = createLiveValue({
    load: () => head.ask(AssignmentDetails_Query, { id: props.id }),
    hints: (changed) =>
      head.listen(AssignmentDetails_Changed, { scanId: props.scanId }, (data) => {
        if (data.assignmentChanged.id === props.id) changed();
      }),
  });
  return (
    <div class="assignment-details">
      <ValueFrame value={details} part={(data) => data.assignment} missing="There is no such assignment">
        {(assignment) => (
          <>
            <Facts>
              <Fact name="Share">number {assignment().share + 1}</Fact>
              <Fact name="Longest run">{formatSpan(assignment().maxRunSeconds * 1000)}</Fact>
              <Show when={assignment().state === "QUEUED"}>
                <Fact name="Gives up">
                  <TimeUntil at={assignment().deadlineAt} />
                </Fact>
              </Show>
              <Show when={assignment().state === "RUNNING"}>
                <Fact name="Must end">
                  <TimeUntil at={assignment().deadlineAt} />
                </Fact>
              </Show>
              <Show when={assignment().state === "RUNNING" && assignment().leaseExpiresAt}>
                {(at) => (
                  <Fact name="Lease ends">
                    <TimeUntil at={at()} />
                  </Fact>
                )}
              </Show>
              <Show when={assignment().exclusions.length > 0}>
                <Fact name="Left out" wide>
                  <span class="mono">{assignment().exclusions.join(", ")}</span>
                </Fact>
              </Show>
            </Facts>
            <Show when={assignment().attempts.length === 0}>
              <p class="muted">No agent has taken it yet.</p>
            </Show>
            <For each={assignment().attempts.toReversed()}>
              {(attempt) => (
                <AttemptView
                  scanner={assignment().scanner}
                  attempt={attempt}
                  artifacts={assignment().artifacts.filter((each) => each.attempt === attempt.attempt)}
                />
              )}
            </For>
          </>
        )}
      </ValueFrame>
    </div>
  );
}

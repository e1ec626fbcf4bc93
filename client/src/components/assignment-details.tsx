import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { formatBytes, formatCommand, formatNumber, formatSpan } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { StateBadge } from "./badges.tsx";
import { CoverageView } from "./coverage-view.tsx";
import { Fact, Facts } from "./facts.tsx";
import { Icon } from "./icon.tsx";
import { TimeAgo, TimeUntil } from "./time-ago.tsx";
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
        failureCode
        failureMessage
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
                <section class="attempt">
                  <h4>
                    Attempt {attempt.attempt} <StateBadge state={attempt.result ?? "RUNNING"} />
                  </h4>
                  <p class="muted">
                    <Show when={attempt.agent} fallback="Read by the head">
                      {(agent) => <A href={`/agents/${agent().id}`}>{agent().hostname}</A>}
                    </Show>
                    , started <TimeAgo at={attempt.startedAt} />
                    <Show when={attempt.finishedAt}>
                      {(at) => (
                        <>
                          , ended <TimeAgo at={at()} />
                        </>
                      )}
                    </Show>
                    <Show when={attempt.toolVersion}>
                      , {assignment().scanner} {attempt.toolVersion}
                    </Show>
                    , {formatNumber(attempt.eventCount)} events
                  </p>
                  <Show when={attempt.placementReason}>
                    <p>
                      <span class="muted">Chosen:</span> {attempt.placementReason}
                    </p>
                  </Show>
                  <Show when={attempt.failureMessage}>
                    <p class="failure">
                      {attempt.failureMessage}{" "}
                      <Show when={attempt.failureCode}>
                        <code>{attempt.failureCode}</code>
                      </Show>
                    </p>
                  </Show>
                  <Show when={attempt.command.length > 0}>
                    <pre class="command">{formatCommand(attempt.command)}</pre>
                  </Show>
                  <CoverageView coverage={attempt.coverage} />
                </section>
              )}
            </For>
            <Show when={assignment().artifacts.length > 0}>
              <section class="section">
                <h4>Raw output</h4>
                <ul>
                  <For each={assignment().artifacts}>
                    {(artifact) => (
                      <li class="artifact-line">
                        <a class="artifact" href={artifact.path} download="" rel="external">
                          <Icon name="download" size={16} />
                          {artifact.name}
                        </a>
                        <span class="muted">
                          attempt {artifact.attempt}, {formatBytes(artifact.sizeBytes)}
                        </span>
                        <code class="hash" title={`SHA-256 ${artifact.sha256}`}>
                          sha256 {artifact.sha256}
                        </code>
                      </li>
                    )}
                  </For>
                </ul>
              </section>
            </Show>
          </>
        )}
      </ValueFrame>
    </div>
  );
}

import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { formatBytes, formatCommand, formatCount, formatMoment } from "../format.ts";
import { createFreshQuery } from "../fresh-query.ts";
import { graphql } from "../gql/gql.ts";
import { sentenceOf, toRequestError } from "../request-error.ts";
import { Icon } from "./icon.tsx";
import { TimeAgo } from "./time-ago.tsx";

const DetectionSightings_Query = graphql(`
  query DetectionSightings_Query($id: ID!) {
    detection(id: $id) {
      id
      sightings {
        eventCount
        lastObservedAt
        late
        signaturesAt
        assignment {
          id
          scanner
          scan {
            id
            name
          }
        }
        attempt {
          attempt
          command
          toolVersion
        }
        agent {
          id
          hostname
        }
        ruleSets {
          id
          name
          version
          sha256
        }
        artifacts {
          id
          name
          sha256
          sizeBytes
          path
          rawPath
        }
      }
    }
  }
`);

/** How a detection is known: who saw it, with what, and the raw output to check it by. */
export function DetectionSightings(props: { detectionId: string; eventCount: number }) {
  const answer = createFreshQuery(
    DetectionSightings_Query,
    () => ({ id: props.detectionId }),
    () => props.eventCount,
  );
  return (
    <section class="section">
      <h3>How we know</h3>
      <Show when={answer.error}>
        {(error) => <p class="hint-bad">{sentenceOf(toRequestError(error()))}</p>}
      </Show>
      <For each={answer.data?.detection?.sightings}>
        {(sighting) => (
          <div class="attempt">
            <p>
              <A href={`/scans/${sighting.assignment.scan.id}`}>{sighting.assignment.scan.name}</A>
              <Show when={sighting.agent} fallback=", read by the head">
                {(agent) => (
                  <>
                    {" "}
                    on <A href={`/agents/${agent().id}`}>{agent().hostname}</A>
                  </>
                )}
              </Show>{" "}
              <Show when={sighting.late}>
                <span class="badge badge-warn">Late</span>
              </Show>
            </p>
            <p class="muted">
              <TimeAgo at={sighting.lastObservedAt} />, attempt {sighting.attempt.attempt},{" "}
              {formatCount(sighting.eventCount, "event")}
              <Show when={sighting.attempt.toolVersion}>
                , {sighting.assignment.scanner} {sighting.attempt.toolVersion}
              </Show>
              <Show when={sighting.signaturesAt}>{(at) => <>, signatures of {formatMoment(at())}</>}</Show>
            </p>
            <For each={sighting.ruleSets}>
              {(set) => (
                <p class="muted">
                  Rules {set.name}, version {set.version} <code class="hash">sha256 {set.sha256}</code>
                </p>
              )}
            </For>
            <Show when={sighting.attempt.command.length > 0}>
              <pre class="command">{formatCommand(sighting.attempt.command)}</pre>
            </Show>
            <For each={sighting.artifacts}>
              {(artifact) => (
                <p class="artifact-line">
                  <a class="artifact" href={artifact.rawPath} download="" rel="external">
                    <Icon name="download" size={16} />
                    {artifact.name}
                  </a>
                  <a href={artifact.path} download="" rel="external">
                    as .gz
                  </a>
                  <span class="muted">{formatBytes(artifact.sizeBytes)}</span>
                  <code class="hash" title={`SHA-256 ${artifact.sha256}`}>
                    sha256 {artifact.sha256}
                  </code>
                </p>
              )}
            </For>
          </div>
        )}
      </For>
    </section>
  );
}

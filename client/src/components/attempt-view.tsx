import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import { formatBytes, formatCommand, formatCount } from "../format.ts";
import type { AssignmentDetails_QueryQuery } from "../gql/graphql.ts";
import { StateBadge } from "./badges.tsx";
import { CopyButton } from "./copy-button.tsx";
import { CoverageView } from "./coverage-view.tsx";
import { Icon } from "./icon.tsx";
import { TimeAgo } from "./time-ago.tsx";

type Assignment = NonNullable<AssignmentDetails_QueryQuery["assignment"]>;
type Attempt = Assignment["attempts"][number];
type Artifact = Assignment["artifacts"][number];

/** One attempt: how it ended, what it examined and what not, the exact command, and its raw output. */
export function AttemptView(props: { scanner: string; attempt: Attempt; artifacts: readonly Artifact[] }) {
  const isWhole = () => props.attempt.result === "SUCCEEDED" && props.attempt.ending?.isPartial === false;
  return (
    <section class="attempt">
      <h4>
        Attempt {props.attempt.attempt} <StateBadge state={props.attempt.result ?? "RUNNING"} />
        <Show when={props.attempt.ending?.isPartial}>
          <span class="badge badge-warn">Partial results</span>
        </Show>
      </h4>
      <Origin scanner={props.scanner} attempt={props.attempt} />
      <Show when={props.attempt.ending}>
        {(ending) => (
          <p class="ending" classList={{ failure: props.attempt.result !== "SUCCEEDED" }}>
            {ending().message} <code>{ending().code}</code>
          </p>
        )}
      </Show>
      <CoverageView scanner={props.scanner} coverage={props.attempt.coverage} isWhole={isWhole()} />
      <CommandPart attempt={props.attempt} />
      <ArtifactsPart artifacts={props.artifacts} />
    </section>
  );
}

function Origin(props: { scanner: string; attempt: Attempt }) {
  return (
    <>
      <p class="muted">
        <Show when={props.attempt.agent} fallback="Read by the head">
          {(agent) => <A href={`/agents/${agent().id}`}>{agent().hostname}</A>}
        </Show>
        , started <TimeAgo at={props.attempt.startedAt} />
        <Show when={props.attempt.finishedAt}>
          {(at) => (
            <>
              , ended <TimeAgo at={at()} />
            </>
          )}
        </Show>
        <Show when={props.attempt.toolVersion}>
          , {props.scanner} {props.attempt.toolVersion}
        </Show>
        , {formatCount(props.attempt.eventCount, "event")}
      </p>
      <Show when={props.attempt.placementReason}>
        <p>
          <span class="muted">Chosen:</span> {props.attempt.placementReason}
        </p>
      </Show>
    </>
  );
}

function CommandPart(props: { attempt: Attempt }) {
  const line = () => formatCommand(props.attempt.command);
  return (
    <Show when={props.attempt.command.length > 0}>
      <div class="part-head">
        <h5>Command</h5>
        <CopyButton text={line()} label="Copy the command" />
      </div>
      <pre class="command" tabindex="0">
        {line()}
      </pre>
    </Show>
  );
}

function ArtifactsPart(props: { artifacts: readonly Artifact[] }) {
  return (
    <Show when={props.artifacts.length > 0}>
      <h5>Raw output</h5>
      <ul>
        <For each={props.artifacts}>
          {(artifact) => (
            <li class="artifact-line">
              <a class="artifact" href={artifact.rawPath} download="" rel="external">
                <Icon name="download" size={16} />
                {artifact.name}
              </a>
              <span class="muted">
                {formatBytes(artifact.sizeBytes)}, or{" "}
                <a href={artifact.path} download="" rel="external" aria-label={`${artifact.name} as gzip`}>
                  as gzip
                </a>
              </span>
              <code class="hash" title={`SHA-256 ${artifact.sha256}`}>
                sha256 {artifact.sha256}
              </code>
              <CopyButton text={artifact.sha256} label={`Copy the SHA-256 of ${artifact.name}`} />
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

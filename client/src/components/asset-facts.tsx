import { Show } from "solid-js";
import { graphql } from "../gql/gql.ts";
import type { AssetFactsFragment } from "../gql/graphql.ts";
import { LabelChips } from "./agent-parts.tsx";
import { Fact, Facts } from "./facts.tsx";
import { SeverityCounts } from "./severity-counts.tsx";
import { TimeAgo } from "./time-ago.tsx";

graphql(`
  fragment AssetFacts on Asset {
    hostnames
    machine
    mac
    vendor
    os
    osAccuracy
    labels {
      name
      value
    }
    openDetections {
      severity
      count
    }
    firstSeenAt
    lastSeenAt
    examinations {
      finishedAt
    }
  }
`);

/** What is known of an asset. */
export function AssetFacts(props: { asset: AssetFactsFragment }) {
  return (
    <section class="panel">
      <Facts>
        <Fact name="Open detections" wide>
          <SeverityCounts counts={props.asset.openDetections} />
        </Fact>
        <Show when={props.asset.hostnames.length > 0}>
          <Fact name="Names" wide>
            <span class="mono">{props.asset.hostnames.join(", ")}</span>
          </Fact>
        </Show>
        <Show when={props.asset.os}>
          <Fact name="Operating system">
            {props.asset.os} {props.asset.osAccuracy == null ? "" : `(${props.asset.osAccuracy} % sure)`}
          </Fact>
        </Show>
        <Show when={props.asset.mac}>
          <Fact name="MAC address">
            <span class="mono">{props.asset.mac}</span> {props.asset.vendor}
          </Fact>
        </Show>
        <Show when={props.asset.machine}>
          <Fact name="On the machine of agent">
            <span class="mono">{props.asset.machine}</span>
          </Fact>
        </Show>
        <Fact name="First seen">
          <TimeAgo at={props.asset.firstSeenAt} />
        </Fact>
        <Fact name="Last seen">
          <TimeAgo at={props.asset.lastSeenAt} />
        </Fact>
        <Fact name="Last examined">
          <Show when={props.asset.examinations[0]} fallback="never">
            {(latest) => <TimeAgo at={latest().finishedAt} />}
          </Show>
        </Fact>
        <Show when={props.asset.labels.length > 0}>
          <Fact name="Labels" wide>
            <LabelChips labels={props.asset.labels} />
          </Fact>
        </Show>
      </Facts>
    </section>
  );
}

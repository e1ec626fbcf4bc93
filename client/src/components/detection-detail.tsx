import { A } from "@solidjs/router";
import { createEffect, createSignal, For, Show } from "solid-js";
import { STATUS_LABELS } from "../detection-filters.ts";
import { formatMoment, formatNumber } from "../format.ts";
import { graphql } from "../gql/gql.ts";
import { useHead } from "../head.tsx";
import { createLiveValue } from "../live.tsx";
import { May } from "../viewer.tsx";
import { SeverityBadge, StatusBadge } from "./badges.tsx";
import { DetectionEvents } from "./detection-events.tsx";
import { DetectionHistory } from "./detection-history.tsx";
import { DetectionSightings } from "./detection-sightings.tsx";
import { ExploitationFacts } from "./exploitation-facts.tsx";
import { DataSection, Fact, Facts } from "./facts.tsx";
import { Icon } from "./icon.tsx";
import { ScoreParts } from "./score-parts.tsx";
import { TimeAgo } from "./time-ago.tsx";
import { TriageButtons } from "./triage-buttons.tsx";
import { ValueFrame } from "./value-frame.tsx";

const DetectionDetail_Query = graphql(`
  query DetectionDetail_Query($id: ID!) {
    detection(id: $id) {
      id
      severity
      score
      scoreParts {
        reason
        points
      }
      status
      title
      scanner
      assetLabel
      location
      eventCount
      firstSeenAt
      lastSeenAt
      category
      description
      assetKind
      assetKey
      asset {
        id
      }
      references {
        type
        id
        url
      }
      evidence
      reopenedCount
      statusSince
      resolvedBy
      acceptedUntil
      unansweredAt
      note
      assignee {
        id
        name
      }
      knownExploited {
        state
        cve
        dateAdded
        ransomware
        feed {
          releasedAt
        }
      }
      epss {
        state
        cve
        score
        percentile
        feed {
          releasedAt
        }
      }
    }
  }
`);

const DetectionDetail_Changed = graphql(`
  subscription DetectionDetail_Changed {
    detectionChanged {
      id
    }
  }
`);

/** Everything known about one detection, live, beside the list. */
export function DetectionDetail(props: { id: string; onClose: () => void }) {
  const head = useHead();
  const [heading, setHeading] = createSignal<HTMLHeadingElement>();
  const detail = createLiveValue({
    load: () => head.ask(DetectionDetail_Query, { id: props.id }),
    hints: (changed) =>
      head.listen(DetectionDetail_Changed, {}, (data) => {
        if (data.detectionChanged.id === props.id) changed();
      }),
  });
  createEffect(() => {
    heading()?.focus({ preventScroll: true });
    heading()?.scrollIntoView({ block: "nearest" }); // small screens show it in place of the list
  });

  return (
    <aside class="panel detail" aria-label="Detection">
      <button
        type="button"
        class="icon-button detail-close"
        aria-label="Close the details"
        onClick={props.onClose}
      >
        <Icon name="close" />
      </button>
      <ValueFrame value={detail} part={(data) => data.detection} missing="There is no such detection">
        {(row) => {
          return (
            <article>
              <div class="detail-badges">
                <SeverityBadge severity={row().severity} />
                <StatusBadge status={row().status} />
              </div>
              <h2 class="detail-title" tabindex="-1" ref={setHeading}>
                {row().title}
              </h2>
              <Show when={row().description}>
                <p class="detail-text">{row().description}</p>
              </Show>
              <Facts>
                <Fact name="Target">
                  <A class="mono" href={`/assets/${row().asset.id}`}>
                    {row().assetLabel}
                  </A>
                </Fact>
                <Fact name="Where">{row().location || "—"}</Fact>
                <Fact name="Scanner">{row().scanner}</Fact>
                <Fact name="Category">{row().category}</Fact>
                <Fact name="Score">
                  <ScoreParts score={row().score} parts={row().scoreParts} />
                </Fact>
                <Fact name="First seen">
                  <span title={formatMoment(row().firstSeenAt)}>
                    <TimeAgo at={row().firstSeenAt} />
                  </span>
                </Fact>
                <Fact name="Last seen">
                  <TimeAgo at={row().lastSeenAt} />
                </Fact>
                <Fact name="Events">{formatNumber(row().eventCount)}</Fact>
                <Fact name="Status">
                  {STATUS_LABELS[row().status]}
                  <Show when={row().status === "RESOLVED"}>
                    {row().resolvedBy === "HAND" ? " by hand" : " by coverage"}
                  </Show>{" "}
                  <Show when={row().acceptedUntil} fallback={<TimeAgo at={row().statusSince} />}>
                    {(until) => <>until {formatMoment(until())}</>}
                  </Show>
                </Fact>
                <Show when={row().unansweredAt}>
                  {(at) => (
                    <Fact name="No answer">
                      <span title={formatMoment(at())}>
                        <TimeAgo at={at()} />
                      </span>
                      ; once more, and it is resolved
                    </Fact>
                  )}
                </Show>
                <ExploitationFacts row={row()} />
                <Fact name="Assigned to">{row().assignee?.name ?? "nobody"}</Fact>
                <Fact name="Reopened">
                  {row().reopenedCount === 0 ? "never" : `${formatNumber(row().reopenedCount)} ×`}
                </Fact>
              </Facts>
              <Show when={row().note}>
                <p class="detail-note">{row().note}</p>
              </Show>
              <May least="ANALYST">
                <TriageButtons
                  selection={{ ids: [row().id] }}
                  count={1}
                  status={row().status}
                  onDone={() => detail.reload()}
                />
              </May>
              <Show when={row().references.length > 0}>
                <section class="section">
                  <h3>References</h3>
                  <ul class="references">
                    <For each={row().references}>
                      {(reference) => (
                        <li>
                          <span class="muted">{reference.type}</span>{" "}
                          <Show when={webAddress(reference.url)} fallback={reference.id}>
                            {(url) => (
                              <a href={url()} target="_blank" rel="noopener noreferrer">
                                {reference.id}
                              </a>
                            )}
                          </Show>
                        </li>
                      )}
                    </For>
                  </ul>
                </section>
              </Show>
              <DataSection title="Evidence" data={row().evidence} />
              <DetectionSightings detectionId={row().id} eventCount={row().eventCount} />
              <DetectionHistory
                detectionId={row().id}
                changedAt={`${row().statusSince} ${row().note} ${row().assignee?.id} ${row().lastSeenAt}`}
              />
              <DetectionEvents detectionId={row().id} eventCount={row().eventCount} />
            </article>
          );
        }}
      </ValueFrame>
    </aside>
  );
}

/** The address when it is one for a browser; a scanner's text could be anything. */
function webAddress(url: string | null | undefined): string | undefined {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}

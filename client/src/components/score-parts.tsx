import { For } from "solid-js";
import { formatSigned } from "../format.ts";
import type { DetectionDetail_QueryQuery, ScoreReason } from "../gql/graphql.ts";

type Row = NonNullable<DetectionDetail_QueryQuery["detection"]>;

const REASONS: Record<ScoreReason, string> = {
  SEVERITY: "severity",
  EXPLOITATION: "exploited, or likely to be",
  CRITICALITY: "criticality of the asset",
  UNUSUALNESS: "unusual for this asset",
};

/** A score and what it is the sum of; what adds nothing is left out. */
export function ScoreParts(props: { score: number; parts: Row["scoreParts"] }) {
  return (
    <>
      <strong>{props.score}</strong> <span class="muted">of 100</span>
      <ul class="score-parts">
        <For each={props.parts.filter(({ points }) => points !== 0)}>
          {({ reason, points }) => (
            <li>
              <span class="points">{formatSigned(points)}</span> {REASONS[reason]}
            </li>
          )}
        </For>
      </ul>
    </>
  );
}

import type { Criticality, Severity } from "../generated/prisma/enums.ts";

/** What a detection's score is made from. */
export type Scored = {
  severity: Severity;
  knownExploited: boolean;
  /** 0 to 1; null without any. */
  epss: number | null;
  assetCriticality: Criticality;
  /** 0 to 1. */
  unusualness: number;
};

/** The columns that a score needs. */
export const SCORED = {
  severity: true,
  knownExploited: true,
  epss: true,
  assetCriticality: true,
  unusualness: true,
} as const satisfies Record<keyof Scored, true>;

/** Why a detection has points, and how many. */
export type ScorePart = {
  reason: "SEVERITY" | "EXPLOITATION" | "CRITICALITY" | "UNUSUALNESS";
  points: number;
};

const SEVERITY: Record<Severity, number> = { INFO: 5, LOW: 20, MEDIUM: 40, HIGH: 60, CRITICAL: 75 };
const CRITICALITY: Record<Criticality, number> = { LOW: -10, MEDIUM: 0, HIGH: 8, CRITICAL: 15 };
const KNOWN_EXPLOITED = 20;
const LIKELY_EXPLOITED = 15;
const UNUSUAL = 25;

/**
 * What a detection's score is the sum of. The points are a judgement, not learnt: what is exploited already comes before what
 * is one level worse and is not, and what is unusual before what is a level worse and as always. docs/ranking.md says more.
 */
export function scoreParts(scored: Scored): ScorePart[] {
  const { severity, knownExploited, epss, assetCriticality } = scored;
  return [
    { reason: "SEVERITY", points: SEVERITY[severity] },
    {
      reason: "EXPLOITATION",
      points: knownExploited ? KNOWN_EXPLOITED : rounded(LIKELY_EXPLOITED * (epss ?? 0)),
    },
    { reason: "CRITICALITY", points: CRITICALITY[assetCriticality] },
    { reason: "UNUSUALNESS", points: rounded(UNUSUAL * scored.unusualness) },
  ];
}

/** The same rule for the database, of a detection `d`, as its index has it. */
export const SCORE_SQL = `detection_score(d.severity, d."knownExploited", d.epss, d."assetCriticality", d.unusualness)`;

/** How urgent a detection is, 0 to 100. */
export function scoreOf(scored: Scored): number {
  const sum = scoreParts(scored).reduce((total, { points }) => total + points, 0);
  return Math.min(100, Math.max(0, sum));
}

/** As the database does it, whose own rounding is another. */
function rounded(points: number): number {
  return Math.floor(points + 0.5);
}

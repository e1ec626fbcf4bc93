/** What an alert looks like beside the other alerts about its asset. */
export type AlertFacts = {
  /** Hours from the first alert about the asset to the first of this one. */
  hoursWatched: number;
  /** How many other alerts about the asset were first seen within ten minutes of it, before or after. */
  company: number;
};

/** Weights of a logistic regression over `featuresOf`. */
export type Weights = { bias: number; hoursWatched: number; company: number };

/** Alerts of an asset's first hour are what is normal there: nothing is known yet to tell them from. In hours. */
export const SETTLING_HOURS = 1;
/** Longer than this an asset is simply well known, in hours. */
export const MOST_HOURS = 24;
/** More company than this says no more. */
export const MOST_COMPANY = 20;
/** Alerts this near to each other are company, in minutes. */
export const COMPANY_MINUTES = 10;

/**
 * Learnt from the four scenarios of the AIT Alert Data Set together, by `npm run bench -- ranking`, which also measures
 * what the rule is worth on scenarios that it has not seen: docs/ranking.md.
 */
export const WEIGHTS: Weights = { bias: -7.22, hoursWatched: 1.53, company: 1.34 };

/** What the regression looks at; null for an alert of an asset's first hour. */
export function featuresOf({ hoursWatched, company }: AlertFacts): [number, number] | null {
  if (hoursWatched <= SETTLING_HOURS) return null;
  return [Math.log1p(Math.min(hoursWatched, MOST_HOURS)), Math.log1p(Math.min(company, MOST_COMPANY))];
}

/** How unusual an alert is for its asset, 0 (as always) to 1. `unusualnessSql` is the same rule for the database. */
export function unusualness(facts: AlertFacts, weights: Weights = WEIGHTS): number {
  const features = featuresOf(facts);
  if (features === null) return 0;
  const [watched, company] = features;
  return 1 / (1 + Math.exp(-(weights.bias + weights.hoursWatched * watched + weights.company * company)));
}

/** `unusualness` as an expression of two SQL expressions: hours watched, and company. */
export function unusualnessSql(hoursWatched: string, company: string): string {
  const { bias, hoursWatched: watchedWeight, company: companyWeight } = WEIGHTS;
  const sum = `${bias} + ${watchedWeight} * ln(1 + least(${hoursWatched}, ${MOST_HOURS}))
    + ${companyWeight} * ln(1 + least(${company}, ${MOST_COMPANY}))`;
  return `CASE WHEN ${hoursWatched} <= ${SETTLING_HOURS} THEN 0 ELSE 1 / (1 + exp(-(${sum})::float8)) END`;
}

import type { AlertFacts, Weights } from "../server/intelligence/unusualness.ts";
import { featuresOf } from "../server/intelligence/unusualness.ts";

/** A finding with what is known of it, and whether it was part of an attack. */
export type Labelled = { facts: AlertFacts; isAttack: boolean };

/** Weights are held back by this much, so that few examples do not make them large. */
const RIDGE = 1e-2;
const STEPS = 25;

type Row = [number, number, number];

/**
 * Fits a logistic regression by Newton's method. What belongs to no regression, alerts of an asset's first hour, is left
 * out. The same examples give the same weights.
 */
export function learn(examples: readonly Labelled[]): Weights {
  const rows = examples.flatMap(({ facts, isAttack }) => {
    const features = featuresOf(facts);
    return features ? [{ x: [1, ...features] as Row, y: Number(isAttack) }] : [];
  });
  let weights: Row = [0, 0, 0];
  for (let step = 0; step < STEPS; step++) {
    const gradient: Row = weights.map((weight, at) => (at === 0 ? 0 : -RIDGE * weight)) as Row;
    const curvature = [0, 1, 2].map((at) => [0, 1, 2].map((to) => (at === to && at > 0 ? RIDGE : 0)) as Row);
    for (const { x, y } of rows) {
      const p = 1 / (1 + Math.exp(-dot(weights, x)));
      for (const [at, value] of x.entries()) {
        gradient[at as 0] += (y - p) * value;
        for (const [to, other] of x.entries()) (curvature[at] as Row)[to as 0] += p * (1 - p) * value * other;
      }
    }
    weights = add(weights, solve(curvature as [Row, Row, Row], gradient));
  }
  const [bias, hoursWatched, company] = weights;
  return { bias, hoursWatched, company };
}

const dot = (a: Row, b: Row) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const add = (a: Row, b: Row): Row => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** The x of `matrix · x = right`, by Cramer's rule. */
function solve(matrix: [Row, Row, Row], right: Row): Row {
  const whole = determinant(matrix);
  return [0, 1, 2].map((column) => {
    const replaced = matrix.map((row, at) => row.with(column, right[at] as number)) as [Row, Row, Row];
    return determinant(replaced) / whole;
  }) as Row;
}

function determinant([[a, b, c], [d, e, f], [g, h, i]]: [Row, Row, Row]): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}

import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { pool } from "../db.ts";
import { Criticality, Severity } from "../generated/prisma/enums.ts";
import { type Scored, scoreOf, scoreParts } from "./score.ts";

const usual: Scored = {
  severity: "HIGH",
  knownExploited: false,
  epss: null,
  assetCriticality: "MEDIUM",
  unusualness: 0,
};
const all = Object.values(Severity).flatMap((severity) =>
  Object.values(Criticality).flatMap((assetCriticality) =>
    [true, false].flatMap((knownExploited) =>
      [null, 0, 0.0333, 0.1, 0.5, 1].flatMap((epss) =>
        [0, 0.02, 0.37, 0.5, 0.98, 1].map((unusualness) => ({
          severity,
          assetCriticality,
          knownExploited,
          epss,
          unusualness,
        })),
      ),
    ),
  ),
);

it("is the same rule here and in the database", async () => {
  const { rows } = await pool.query(
    `SELECT detection_score(severity, "knownExploited", epss, "assetCriticality", unusualness) AS score
     FROM jsonb_to_recordset($1) AS x(severity "Severity", "knownExploited" boolean, epss float8,
       "assetCriticality" "Criticality", unusualness float8)`,
    [JSON.stringify(all)],
  );
  expect(rows.map(({ score }) => score)).toEqual(all.map(scoreOf));
});

it("is a whole number from 0 to 100, the sum of its parts within these bounds", () => {
  for (const scored of all) {
    const sum = scoreParts(scored).reduce((total, { points }) => total + points, 0);
    expect(scoreOf(scored)).toBe(Math.min(100, Math.max(0, sum)));
    expect(scoreOf(scored)).toBeOneOf(Array.from({ length: 101 }, (_, score) => score));
  }
});

it("puts what is exploited, unusual or on a critical asset before what is not", () => {
  const scores = [
    usual,
    { ...usual, epss: 0.4 },
    { ...usual, assetCriticality: "CRITICAL" as const },
    { ...usual, knownExploited: true },
    { ...usual, knownExploited: true, unusualness: 0.5 },
  ].map(scoreOf);
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect(new Set(scores).size).toBe(scores.length);
  expect(scoreOf({ ...usual, knownExploited: true })).toBeGreaterThan(
    scoreOf({ ...usual, severity: "CRITICAL" }),
  );
  expect(scoreOf({ ...usual, assetCriticality: "LOW" })).toBeLessThan(scoreOf(usual));
});

it("has the points that docs/ranking.md says", async () => {
  const text = await readFile("docs/ranking.md", "utf8");
  const pointsOf = (changes: Partial<Scored>, reason: string) =>
    scoreParts({ ...usual, ...changes }).find((part) => part.reason === reason)?.points;
  const severities = Object.values(Severity).map(
    (each) => `${each} ${pointsOf({ severity: each }, "SEVERITY")}`,
  );
  const criticalities = Object.values(Criticality).map((each) =>
    `${each} ${pointsOf({ assetCriticality: each }, "CRITICALITY")}`.replace("-", "−"),
  );
  for (const words of [
    severities.join(", "),
    criticalities.join(", "),
    `${pointsOf({ knownExploited: true }, "EXPLOITATION")} where one of its CVEs is in KEV`,
    `else ${pointsOf({ epss: 1 }, "EXPLOITATION")} × EPSS`,
    `${pointsOf({ unusualness: 1 }, "UNUSUALNESS")} × unusualness`,
  ])
    expect(text).toContain(words);
});

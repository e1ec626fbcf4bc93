import { expect, it } from "vitest";
import { pool } from "../db.ts";
import { unusualness, unusualnessSql } from "./unusualness.ts";

const facts = [0, 0.5, 1, 1.01, 3, 23.9, 24, 500].flatMap((hoursWatched) =>
  [0, 1, 2, 7, 20, 21, 99].map((company) => ({ hoursWatched, company })),
);

it("is the same rule here and in the database", async () => {
  const { rows } = await pool.query(
    `SELECT ${unusualnessSql("hours", "company")} AS value
     FROM jsonb_to_recordset($1) AS x(hours float8, company int)`,
    [JSON.stringify(facts.map(({ hoursWatched, company }) => ({ hours: hoursWatched, company })))],
  );
  for (const [index, { value }] of rows.entries())
    expect(value).toBeCloseTo(unusualness(facts[index] as (typeof facts)[0]), 9);
});

it("is 0 in the first hour of an asset, and grows with how well it is known and with company", () => {
  const at = (hoursWatched: number, company: number) => unusualness({ hoursWatched, company });
  expect(at(1, 20)).toBe(0);
  expect(at(24, 0)).toBeGreaterThan(at(2, 0));
  expect(at(24, 5)).toBeGreaterThan(at(24, 0));
  expect(at(24, 20)).toBeGreaterThan(0.8);
  expect([at(500, 99), at(24, 0)]).toEqual([at(24, 20), at(500, 0)]);
});

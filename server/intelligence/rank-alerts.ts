import type pg from "pg";
import { COMPANY_MINUTES, MOST_COMPANY, unusualnessSql } from "./unusualness.ts";

/** The category of what intrusion detection sees: a stream in which much is as always. */
export const ALERT = "network-alert";

/** Alerts whose company may have grown by a new one, at most: where there are more, they have all the company that counts. */
const MOST_NEIGHBOURS = 50;

const WINDOW = `interval '${COMPANY_MINUTES} minutes'`;
const alertsOf = (asset: string) => `"Detection" d WHERE d."assetKey" = ${asset} AND d.category = '${ALERT}'`;

const RANK = `
WITH fresh AS MATERIALIZED (
  SELECT id, "assetKey", "firstSeenAt" FROM "Detection" WHERE id = ANY($1)
), ranked AS MATERIALIZED (
  SELECT * FROM fresh
  UNION
  SELECT n.* FROM fresh f, LATERAL (
    SELECT d.id, d."assetKey", d."firstSeenAt" FROM ${alertsOf(`f."assetKey"`)}
      AND d."firstSeenAt" BETWEEN f."firstSeenAt" - ${WINDOW} AND f."firstSeenAt" + ${WINDOW}
    LIMIT ${MOST_NEIGHBOURS}) AS n
), facts AS (
  SELECT r.id, extract(epoch FROM r."firstSeenAt" - began.at) / 3600 AS hours, near.company
  FROM ranked r, LATERAL (
    SELECT d."firstSeenAt" AS at FROM ${alertsOf(`r."assetKey"`)} ORDER BY d."firstSeenAt" LIMIT 1) AS began, LATERAL (
    SELECT count(*) - 1 AS company FROM (
      SELECT FROM ${alertsOf(`r."assetKey"`)}
        AND d."firstSeenAt" BETWEEN r."firstSeenAt" - ${WINDOW} AND r."firstSeenAt" + ${WINDOW}
      LIMIT ${MOST_COMPANY + 1}) AS one) AS near
), told AS MATERIALIZED (
  SELECT id, ${unusualnessSql("hours", "company")} AS value FROM facts
)
UPDATE "Detection" d SET unusualness = told.value FROM told
WHERE d.id = told.id AND d.unusualness <> told.value RETURNING d.id`;

/**
 * Says of new alerts how unusual they are for their assets, and says it again of those nearby, whose company they are.
 * Within the transaction that stored them.
 * @returns ids of the detections whose unusualness is another now
 */
export async function rankAlerts(client: Pick<pg.ClientBase, "query">, newIds: string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>({ name: "rank-alerts", text: RANK, values: [newIds] });
  return rows.map(({ id }) => id);
}

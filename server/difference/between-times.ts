import { pool } from "../db.ts";
import type { Change, DifferencePage, DifferenceRow, Section } from "./difference.ts";

/** The least UUIDv7 that was made at or after $1: histories are read from there on. */
const FIRST_ID = `(lpad(to_hex((extract(epoch FROM $1::timestamptz) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid`;

/** What happened after $1 and until $2, by the head's clock. */
const BETWEEN = `id >= ${FIRST_ID} AND at > $1 AND at <= $2`;

/** Things that may differ: what something happened to, or, for NOT_EXAMINED, what was last seen before. */
const SECTIONS: Record<Section, (isChange: boolean) => string> = {
  HOSTS: (isChange) => `
SELECT x.key, x.id AS "assetId", NULL::uuid AS "detectionId", NULL::text AS protocol, NULL::int AS port,
  first.before, last.after, x."firstSeenAt" <= $1 AS had, x."firstSeenAt" <= $2 AS has,
  first.before <> last.after AS changed, x."lastSeenAt" <= $1 AS unseen
FROM "Asset" x
LEFT JOIN LATERAL (SELECT before FROM "AssetChange" WHERE "assetKey" = x.key AND kind = 'FACTS_CHANGED' AND ${BETWEEN}
  ORDER BY id LIMIT 1) AS first ON true
LEFT JOIN LATERAL (SELECT after FROM "AssetChange" WHERE "assetKey" = x.key AND kind = 'FACTS_CHANGED' AND ${BETWEEN}
  ORDER BY id DESC LIMIT 1) AS last ON true
WHERE x.kind = 'HOST' AND ${
    isChange
      ? `(x.key IN (SELECT "assetKey" FROM "AssetChange" WHERE kind IN ('FOUND', 'FACTS_CHANGED') AND ${BETWEEN})
    OR (x."firstSeenAt" > $1 AND x."firstSeenAt" <= $2))`
      : `x."lastSeenAt" <= $1`
  }`,
  SERVICES: (isChange) => `
SELECT s."assetKey" || ' ' || s.protocol || ' ' || lpad(s.port::text, 5, '0') AS key, x.id AS "assetId",
  d.id AS "detectionId", s.protocol, s.port, was.after AS before, is_.after,
  coalesce(was.kind <> 'SERVICE_CLOSED', false) AS had, coalesce(is_.kind <> 'SERVICE_CLOSED', false) AS has,
  was.after ? 'product' AND was.after <> is_.after AS changed, d."lastSeenAt" <= $1 AS unseen
FROM "AssetService" s JOIN "Asset" x ON x.key = s."assetKey"
LEFT JOIN LATERAL (SELECT id, "lastSeenAt" FROM "Detection" WHERE "assetKey" = s."assetKey" AND protocol = s.protocol
  AND port = s.port AND category = 'open-port' ORDER BY "lastSeenAt" DESC LIMIT 1) AS d ON true
${["$1", "$2"]
  .map(
    (time, index) => `LEFT JOIN LATERAL (SELECT kind, after FROM "AssetChange" WHERE "assetKey" = s."assetKey"
  AND protocol = s.protocol AND port = s.port AND at <= ${time} ORDER BY id DESC LIMIT 1) AS ${index ? "is_" : "was"} ON true`,
  )
  .join("\n")}
WHERE ${
    isChange
      ? `(s."assetKey", s.protocol, s.port) IN (
    SELECT "assetKey", protocol, port FROM "AssetChange" WHERE port IS NOT NULL AND ${BETWEEN})`
      : `d."lastSeenAt" <= $1`
  }`,
  DETECTIONS: (isChange) => `
SELECT d.id::text AS key, x.id AS "assetId", d.id AS "detectionId", d.protocol, d.port,
  jsonb_build_object('status', was."to") AS before, jsonb_build_object('status', is_."to") AS after,
  coalesce(was."to" <> 'RESOLVED', false) AS had, coalesce(is_."to" <> 'RESOLVED', false) AS has,
  was."to" <> is_."to" AS changed, d."lastSeenAt" <= $1 AS unseen
FROM "Detection" d JOIN "Asset" x ON x.key = d."assetKey"
${["$1", "$2"]
  .map(
    (
      time,
      index,
    ) => `LEFT JOIN LATERAL (SELECT "to" FROM "DetectionChange" WHERE "detectionId" = d.id AND at <= ${time}
  ORDER BY id DESC LIMIT 1) AS ${index ? "is_" : "was"} ON true`,
  )
  .join("\n")}
WHERE ${isChange ? `d.id IN (SELECT "detectionId" FROM "DetectionChange" WHERE ${BETWEEN})` : `d."lastSeenAt" <= $1`}`,
};

const judged = (section: Section, change: Change) => `
WITH things AS MATERIALIZED (${SECTIONS[section](change !== "NOT_EXAMINED")}
), judged AS MATERIALIZED (
  SELECT *, CASE WHEN NOT had AND has THEN 'NEW' WHEN had AND NOT has THEN 'GONE' WHEN had AND changed THEN 'CHANGED'
    WHEN had AND unseen THEN 'NOT_EXAMINED' ELSE 'SAME' END AS change FROM things
)
SELECT key COLLATE "C" AS key, "assetId", "detectionId", protocol, port, before, after, change,
  count(*) OVER ()::int AS count
FROM judged WHERE change = $3`;

/** A page of what differs between two times in one section and one way, in the order of identities, and how many there are. */
export async function findBetweenTimes(
  times: { from: Date; to: Date },
  { section, change, after, first }: DifferencePage,
): Promise<{ rows: DifferenceRow[]; count: number }> {
  const { rows } = await pool.query<DifferenceRow & { count: number }>(
    `SELECT * FROM (${judged(section, change)}) AS page WHERE key > $4 ORDER BY key LIMIT $5`,
    [times.from, times.to, change, after, first],
  );
  return { rows, count: rows[0]?.count ?? 0 };
}

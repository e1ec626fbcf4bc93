import { LOOKED_AT_PORT, LOOKED_IN_TREE, LOOKED_ON_MACHINE } from "../coverage/conditions.ts";
import { transaction } from "../db.ts";
import { ruleNamesOf } from "../rules/rule-names.ts";
import type { DifferencePage, DifferenceRow, Section } from "./difference.ts";

/**
 * What a scan's attempts saw: every event that did not come late, also those of failed attempts. And what the later scan
 * examined: its coverage r, with the agent that looked and the yara rules that it used. $1 and $2 are the scans, $3 the yara
 * rules by rule set version.
 */
const SCANS = `
WITH events AS MATERIALIZED (
  SELECT g."scanId" = $2 AS later, e."assetKey", e.fingerprint, e.type, e.data, e."assignmentId", e.attempt, e.sequence
  FROM "Assignment" g JOIN "Event" e ON e."assignmentId" = g.id WHERE g."scanId" IN ($1, $2) AND NOT e.late
), coverage AS MATERIALIZED (
  SELECT c.*, t."agentId", ARRAY(SELECT jsonb_array_elements_text($3::jsonb -> id::text)
    FROM unnest(c."ruleSetIds") AS id) AS rules
  FROM "Assignment" g JOIN "AttemptCoverage" c ON c."assignmentId" = g.id
  JOIN "Attempt" t ON t."assignmentId" = c."assignmentId" AND t.attempt = c.attempt WHERE g."scanId" = $2
)`;

/** Things by identity, with the side or sides on which they were seen, and whether the later scan looked where one is missing. */
const SECTIONS: Record<Section, string> = {
  HOSTS: `, hosts AS (
  SELECT e.later, e."assetKey" AS key, jsonb_strip_nulls(jsonb_build_object(
    'hostnames', (array_agg(e.data #> '{asset,hostnames}') FILTER (WHERE e.data #> '{asset,hostnames}' IS NOT NULL))[1],
    'mac', max(e.data #>> '{asset,mac}'), 'os', max(e.data #>> '{matches,0,name}') FILTER (WHERE e.type = 'os'))) AS facts
  FROM events e WHERE e.data #>> '{asset,kind}' = 'HOST' GROUP BY 1, 2
), things AS (
  SELECT coalesce(a.key, b.key) AS key, x.id AS "assetId", NULL::uuid AS "detectionId", NULL::text AS protocol,
    NULL::int AS port, a.facts AS before, b.facts AS after, a.key IS NOT NULL AS had, b.key IS NOT NULL AS has,
    EXISTS (SELECT 1 FROM jsonb_each(a.facts) AS f WHERE b.facts -> f.key <> f.value) AS changed,
    EXISTS (SELECT 1 FROM "Assignment" g, unnest(g.networks) AS network WHERE g."scanId" = $2 AND g.scanner = 'nmap'
      AND g.state = 'SUCCEEDED' AND network::inet >>= x.address) AS looked
  FROM (SELECT * FROM hosts WHERE NOT later) AS a FULL JOIN (SELECT * FROM hosts WHERE later) AS b ON b.key = a.key
  JOIN "Asset" x ON x.key = coalesce(a.key, b.key)
)`,
  SERVICES: `, ports AS (
  SELECT DISTINCT ON (e.later, d.id) e.later, d.id, jsonb_strip_nulls(jsonb_build_object('name', e.data #> '{service,name}',
    'product', e.data #> '{service,product}', 'version', e.data #> '{service,version}')) AS facts, e."assignmentId", e.attempt
  FROM events e JOIN "Detection" d ON d.fingerprint = e.fingerprint AND d.category = 'open-port'
  ORDER BY e.later, d.id, e.sequence DESC
), things AS (
  SELECT d."assetKey" || ' ' || d.protocol || ' ' || lpad(d.port::text, 5, '0') AS key, x.id AS "assetId",
    d.id AS "detectionId", d.protocol, d.port, a.facts AS before, b.facts AS after, a.id IS NOT NULL AS had,
    b.id IS NOT NULL AS has, a.facts ? 'product' AND b.facts ? 'product' AND a.facts <> b.facts AS changed,
    EXISTS (SELECT 1 FROM coverage r WHERE r.hosts @> d.address AND r.machine = d.machine AND ${LOOKED_AT_PORT}) AS looked
  FROM (SELECT * FROM ports WHERE NOT later) AS a FULL JOIN (SELECT * FROM ports WHERE later) AS b ON b.id = a.id
  CROSS JOIN LATERAL (SELECT det.id, det."assetKey", det.protocol, det.port, det.machine, det.address, NULL::text AS rule,
      a."assignmentId" AS "lastAssignmentId", a.attempt AS "lastAttempt"
    FROM "Detection" det WHERE det.id = coalesce(a.id, b.id)) AS d
  JOIN "Asset" x ON x.key = d."assetKey"
)`,
  DETECTIONS: `, found AS (
  SELECT DISTINCT ON (e.later, e.fingerprint) e.later, e.fingerprint, e.data - 'asset' AS facts, e."assignmentId", e.attempt
  FROM events e WHERE e.fingerprint IS NOT NULL ORDER BY e.later, e.fingerprint, e.sequence DESC
), things AS (
  SELECT d.id::text AS key, x.id AS "assetId", d.id AS "detectionId", d.protocol, d.port, a.facts AS before,
    b.facts AS after, a.fingerprint IS NOT NULL AS had, b.fingerprint IS NOT NULL AS has, a.facts <> b.facts AS changed,
    EXISTS (SELECT 1 FROM coverage r WHERE r.scanner = d.scanner AND r.machine = d.machine AND CASE
      WHEN d.address IS NOT NULL THEN r.hosts @> d.address AND ${LOOKED_AT_PORT}
      WHEN d.path IS NOT NULL THEN EXISTS (SELECT 1 FROM (SELECT root, rtrim(root, '/') AS trunk
        FROM unnest(r.paths) AS root) AS tree WHERE ${LOOKED_IN_TREE})
      ELSE r.hosts IS NULL AND d."assetKey" = 'machine:' || r.machine AND ${LOOKED_ON_MACHINE} END) AS looked
  FROM (SELECT * FROM found WHERE NOT later) AS a
  FULL JOIN (SELECT * FROM found WHERE later) AS b ON b.fingerprint = a.fingerprint
  CROSS JOIN LATERAL (SELECT det.id, det."assetKey", det.scanner, det.protocol, det.port, det.machine, det.address, det.path,
      det.rule, a."assignmentId" AS "lastAssignmentId", a.attempt AS "lastAttempt"
    FROM "Detection" det WHERE det.fingerprint = coalesce(a.fingerprint, b.fingerprint)) AS d
  JOIN "Asset" x ON x.key = d."assetKey"
)`,
};

const JUDGED = `, judged AS MATERIALIZED (
  SELECT *, CASE WHEN NOT had THEN 'NEW' WHEN has AND changed THEN 'CHANGED' WHEN has THEN 'SAME'
    WHEN looked THEN 'GONE' ELSE 'NOT_EXAMINED' END AS change FROM things
)
SELECT key COLLATE "C" AS key, "assetId", "detectionId", protocol, port, before, after, change,
  count(*) OVER ()::int AS count
FROM judged WHERE change = $4`;

/** A page of what differs between two scans in one section and one way, in the order of identities, and how many there are. */
export async function findBetweenScans(
  scans: { from: string; to: string },
  { section, change, after, first }: DifferencePage,
): Promise<{ rows: DifferenceRow[]; count: number }> {
  return transaction(async (client) => {
    const { rows: used } = await client.query<{ id: string }>(
      `SELECT DISTINCT unnest(c."ruleSetIds") AS id FROM "Assignment" g
       JOIN "AttemptCoverage" c ON c."assignmentId" = g.id WHERE g."scanId" = $1 AND c.scanner = 'yara'`,
      [scans.to],
    );
    const rules = await ruleNamesOf(
      client,
      used.map(({ id }) => id),
    );
    const { rows } = await client.query<DifferenceRow & { count: number }>(
      `SELECT * FROM (${SCANS}${SECTIONS[section]}${JUDGED}) AS page WHERE key > $5 ORDER BY key LIMIT $6`,
      [scans.from, scans.to, JSON.stringify(Object.fromEntries(rules)), change, after, first],
    );
    return { rows, count: rows[0]?.count ?? 0 };
  });
}

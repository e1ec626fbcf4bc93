import { UPSERT_ASSETS, UPSERT_SERVICES } from "../assets/upsert.ts";
import { NEW_WORDS, UPSERT_SEARCH } from "../detections/searchable.ts";
import { ALERT } from "../intelligence/rank-alerts.ts";

/**
 * Whether a detection d opens again by what was seen. What agents report does, by the time of its receipt, as their clocks
 * may be wrong; what an import ($7) tells only does where it was observed after d was resolved.
 */
const REOPENS = `d.status = 'RESOLVED' AND (NOT $7::boolean OR excluded."lastSeenAt" > d."resolvedAt")`;

/**
 * One statement, one transaction: events that are new (unique by assignment, attempt and sequence), the detections
 * they support, the assets they are about and their services, the attempt's count and the totals. A repeated chunk finds nothing new and so changes nothing. Events
 * of an attempt that is no longer current are kept, marked late, and touch nothing else.
 * Fingerprints are sorted, so that concurrent chunks lock detections in one order. What was resolved and is seen again
 * opens again; operators' verdicts stay. Nothing was seen after its receipt, whatever the clock of an agent says. What reads otherwise than before is found by its new words.
 * `before` is the status that a detection had, null for a new one.
 * Fails with UNIQUE_VIOLATION where the same events are being stored by somebody else: ON CONFLICT would take twice the time.
 */
export const STORE_CHUNK = `
WITH known AS MATERIALIZED (
  SELECT sequence, late FROM "Event"
  WHERE $14 AND "assignmentId" = $2 AND attempt = $3 AND sequence = ANY($1::int[])
), current AS MATERIALIZED (
  SELECT NOT EXISTS (SELECT 1 FROM "Assignment" WHERE id = $2 AND attempt = $3 AND state = 'RUNNING') AS late
), inserted AS (
  INSERT INTO "Event" ("assignmentId", attempt, sequence, type, "observedAt", "assetKey", fingerprint, late, data)
  SELECT $2, $3, i.sequence, i.type, i."observedAt", ($12::text[])[i.asset], decode(i.fingerprint, 'hex'), c.late,
    i.data::jsonb
  FROM unnest($1::int[], string_to_array($9, ','), $10::timestamptz[], $11::int[], string_to_array($13, ',', ''),
    string_to_array($15, E'\\n')) AS i(sequence, type, "observedAt", asset, fingerprint, data), current c
  WHERE i.sequence NOT IN (SELECT sequence FROM known)
  RETURNING id, sequence, "observedAt", fingerprint
), seen AS (
  SELECT i.fingerprint AS key, i.times, least(i.first, now()) AS first, least(i.last, now()) AS last, f.*
  FROM (SELECT fingerprint, count(*) AS times, min("observedAt") AS first, max("observedAt") AS last
        FROM inserted WHERE fingerprint IS NOT NULL GROUP BY fingerprint) AS i
  JOIN jsonb_to_recordset($8::jsonb) AS f(fingerprint text, category text, title text, description text,
    severity "Severity", location text, "references" jsonb, evidence jsonb, "assetKind" "AssetKind", "assetKey" text,
    "assetLabel" text, machine text, address inet, protocol text, port int, path text, rule text)
    ON i.fingerprint = decode(f.fingerprint, 'hex'), current c
  WHERE NOT c.late
), upserted AS (
  INSERT INTO "Detection" AS d (fingerprint, scanner, category, title, description, severity, "assetKind", "assetKey",
    "assetLabel", location, "references", evidence, "eventCount", "firstSeenAt", "lastSeenAt", "lastAssignmentId",
    "lastAttempt", machine, address, protocol, port, path, rule, "knownExploited", epss, "assetCriticality")
  SELECT key, $4, category, title, description, severity, "assetKind", "assetKey", "assetLabel",
    location, "references", evidence, times, first, last, $2, $3, machine, address, protocol, port, path, rule,
    "references" <> '[]' AND is_known_exploited("references"),
    CASE WHEN "references" <> '[]' THEN exploit_score("references") END,
    coalesce((SELECT criticality FROM "Asset" a WHERE a.key = seen."assetKey"), 'MEDIUM')
  FROM seen ORDER BY key
  ON CONFLICT (fingerprint) DO UPDATE SET title = excluded.title, description = excluded.description,
    severity = excluded.severity, location = excluded.location, "references" = excluded."references",
    "knownExploited" = excluded."knownExploited", epss = excluded.epss, "assetCriticality" = excluded."assetCriticality",
    evidence = excluded.evidence, "eventCount" = d."eventCount" + excluded."eventCount",
    "firstSeenAt" = least(d."firstSeenAt", excluded."firstSeenAt"),
    "lastSeenAt" = greatest(d."lastSeenAt", excluded."lastSeenAt"), "lastAssignmentId" = excluded."lastAssignmentId",
    "lastAttempt" = excluded."lastAttempt", "lastReceivedAt" = greatest(d."lastReceivedAt", excluded."lastReceivedAt"),
    "reopenedCount" = d."reopenedCount" + (${REOPENS})::int,
    status = CASE WHEN ${REOPENS} THEN 'OPEN' ELSE d.status END,
    "statusSince" = CASE WHEN ${REOPENS} THEN now() ELSE d."statusSince" END,
    "resolvedAt" = CASE WHEN ${REOPENS} THEN NULL ELSE d."resolvedAt" END,
    "resolvedBy" = CASE WHEN ${REOPENS} THEN NULL ELSE d."resolvedBy" END,
    "changedXid" = excluded."changedXid"
  RETURNING d.id, old.status AS before, d.status, d."assetKey", d.category, d.protocol, d.port,
    d.evidence, d."firstSeenAt", old.evidence IS DISTINCT FROM d.evidence AS "tellsElse", d.address,
    ${NEW_WORDS} AS words, detection_label(d.title, d."assetLabel", d.location) AS label
), ${UPSERT_SEARCH}, ${UPSERT_SERVICES}, ${UPSERT_ASSETS}, told AS (
  INSERT INTO "DetectionChange" ("detectionId", kind, "from", "to", "assignmentId", attempt)
  SELECT id, CASE WHEN before IS NULL THEN 'FOUND' ELSE 'REOPENED' END::"DetectionChangeKind", before, status, $2, $3
  FROM upserted WHERE before IS NULL OR (before = 'RESOLVED' AND status = 'OPEN')
), counted AS (
  UPDATE "Attempt" SET "eventCount" = "eventCount" + (SELECT count(*) FROM inserted),
    "findingCount" = "findingCount" + (SELECT count(fingerprint) FROM inserted)
  WHERE "assignmentId" = $2 AND attempt = $3 AND EXISTS (SELECT 1 FROM inserted)
), totals AS (
  INSERT INTO "Counter" AS t (name, slot, value)
  SELECT * FROM (VALUES ('detections', $5::int, (SELECT count(*) FROM upserted WHERE before IS NULL)),
                        ('events', $5::int, (SELECT count(*) FROM inserted))) AS v(name, slot, value)
  WHERE v.value > 0
  ON CONFLICT (name, slot) DO UPDATE SET value = t.value + excluded.value
)
SELECT coalesce((SELECT late FROM known WHERE sequence = (SELECT min(s) FROM unnest($1::int[]) AS s)),
    (SELECT late FROM current)) AS late,
  coalesce((SELECT string_agg(id::text, ',') FROM inserted), '') AS "eventIds",
  coalesce((SELECT string_agg(id::text, ',') FROM upserted), '') AS "detectionIds",
  coalesce((SELECT string_agg(id::text, ',') FROM upserted WHERE before IS NULL AND category = '${ALERT}'), '') AS "newAlertIds",
  coalesce((SELECT array_agg(key) FROM assets), '{}') AS "assetKeys"`;

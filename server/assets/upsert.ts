/** What is known of a service, as JSON. */
export const serviceFacts = (row: string) =>
  `jsonb_strip_nulls(jsonb_build_object('name', ${row}.name, 'product', ${row}.product, 'version', ${row}.version))`;

/** What is known of an asset, as JSON. */
const assetFacts = (row: string) =>
  `jsonb_strip_nulls(jsonb_build_object('hostnames', ${row}.hostnames, 'mac', ${row}.mac, 'os', ${row}.os))`;

/**
 * Parts of the statement that stores a chunk, which has the detections as `upserted`, `inserted(sequence)` and
 * `current(late)`, assignment $2 and attempt $3. Services are written only where their detection is not resolved, and is
 * new, was closed or judged, or tells something else than before. Without service detection a scanner names a port by its number
 * alone: then what was learnt before stays.
 */
export const UPSERT_SERVICES = `services AS (
  INSERT INTO "AssetService" AS s ("assetKey", protocol, port, name, product, version, "firstSeenAt")
  SELECT "assetKey", protocol, port, left(evidence ->> 'name', 300), left(evidence ->> 'product', 300),
    left(evidence ->> 'version', 300), "firstSeenAt"
  FROM upserted
  WHERE category = 'open-port' AND protocol IS NOT NULL AND port IS NOT NULL AND status <> 'RESOLVED'
    AND (before IS NULL OR before NOT IN ('OPEN', 'ACKNOWLEDGED') OR "tellsElse")
  ON CONFLICT ("assetKey", protocol, port) DO UPDATE SET
    name = CASE WHEN excluded.product IS NULL AND s.product IS NOT NULL THEN s.name
      ELSE coalesce(excluded.name, s.name) END,
    product = coalesce(excluded.product, s.product),
    version = CASE WHEN excluded.product IS NULL THEN s.version ELSE excluded.version END,
    "firstSeenAt" = least(s."firstSeenAt", excluded."firstSeenAt"), "closedAt" = NULL
  WHERE s."closedAt" IS NOT NULL OR ((s.product IS NULL OR excluded.product IS NOT NULL)
    AND (s.name, s.product, s.version) IS DISTINCT FROM (excluded.name, excluded.product, excluded.version))
  RETURNING s."assetKey", s.protocol, s.port, old.id IS NULL OR old."closedAt" IS NOT NULL AS opened,
    ${serviceFacts("old")} AS before, ${serviceFacts("s")} AS after
), "servicesTold" AS (
  INSERT INTO "AssetChange" ("assetKey", kind, protocol, port, before, after, "assignmentId", attempt)
  SELECT "assetKey", CASE WHEN opened THEN 'SERVICE_OPENED' ELSE 'SERVICE_CHANGED' END::"AssetChangeKind", protocol, port,
    before, after, $2, $3
  FROM services WHERE opened OR before <> after
)`;

/**
 * The same for assets, which come in $6 and are locked after detections, in the order of their keys. An asset keeps the
 * names it had: what is new comes first. Its key alone is its identity, so that an address which gains a name stays one row.
 */
export const UPSERT_ASSETS = `assets AS (
  INSERT INTO "Asset" AS a (key, kind, label, machine, address, hostnames, mac, vendor, os, "osAccuracy", "firstSeenAt",
    "lastSeenAt", "lastAssignmentId", "lastAttempt")
  SELECT i.key, i.kind, i.label, i.machine, i.address, i.hostnames[:20], i.mac, i.vendor, i.os, i."osAccuracy",
    least(i."firstSeenAt", now()), least(i."lastSeenAt", now()), $2, $3
  FROM jsonb_to_recordset($6::jsonb) AS i(key text, kind "AssetKind", label text, machine text, address inet,
    hostnames text[], mac text, vendor text, os text, "osAccuracy" int, "firstSeenAt" timestamptz,
    "lastSeenAt" timestamptz, sequence int)
  JOIN inserted USING (sequence), current c WHERE NOT c.late AND (SELECT count(*) FROM upserted) >= 0
  ORDER BY i.key
  ON CONFLICT (key) DO UPDATE SET label = excluded.label,
    hostnames = CASE WHEN excluded.hostnames <@ a.hostnames THEN a.hostnames ELSE ARRAY(
      SELECT name FROM unnest(excluded.hostnames || a.hostnames) WITH ORDINALITY AS n(name, place)
      GROUP BY name ORDER BY min(place) LIMIT 20) END,
    mac = coalesce(excluded.mac, a.mac), vendor = coalesce(excluded.vendor, a.vendor),
    os = coalesce(excluded.os, a.os),
    "osAccuracy" = CASE WHEN excluded.os IS NULL THEN a."osAccuracy" ELSE excluded."osAccuracy" END,
    "firstSeenAt" = least(a."firstSeenAt", excluded."firstSeenAt"),
    "lastSeenAt" = greatest(a."lastSeenAt", excluded."lastSeenAt"),
    "lastAssignmentId" = excluded."lastAssignmentId", "lastAttempt" = excluded."lastAttempt",
    "changedXid" = excluded."changedXid"
  RETURNING a.key, old.id IS NULL AS found, ${assetFacts("old")} AS before, ${assetFacts("a")} AS after
), "assetsTold" AS (
  INSERT INTO "AssetChange" ("assetKey", kind, before, after, "assignmentId", attempt)
  SELECT key, CASE WHEN found THEN 'FOUND' ELSE 'FACTS_CHANGED' END::"AssetChangeKind", before, after, $2, $3
  FROM assets WHERE found OR before <> after
)`;

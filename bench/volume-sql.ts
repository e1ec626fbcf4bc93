/**
 * Detections as several scanners leave them, $2 of them, found by the assignment $1: twenty on each host, a few kinds in
 * uneven shares, one in a thousand with a CVE of its own.
 */
export const SEED_DETECTIONS = `
WITH numbered AS (
  SELECT i, host(inet '10.0.0.0' + i / 20) AS address, i * 7919 % 1000 AS dice, 1 + i * 104729 % 65535 AS port
  FROM generate_series((SELECT count(*) FROM "Detection"), (SELECT count(*) FROM "Detection") + $2::int - 1) AS i
), assets AS (
  INSERT INTO "Asset" (key, kind, label, address, "firstSeenAt", "lastSeenAt", "lastAssignmentId", "lastAttempt")
  SELECT DISTINCT 'host:' || address, 'HOST'::"AssetKind", address, address::inet, now(), now(), $1::uuid, 1 FROM numbered
  ON CONFLICT DO NOTHING
)
INSERT INTO "Detection" (fingerprint, scanner, category, title, description, severity, status, "assetKind", "assetKey",
  "assetLabel", location, "references", evidence, "firstSeenAt", "lastSeenAt", "lastAssignmentId", address, protocol, port)
SELECT sha256(('seed ' || i)::bytea),
  CASE WHEN dice < 700 THEN 'nmap' WHEN dice < 900 THEN 'suricata' WHEN dice < 998 THEN 'lynis' ELSE 'yara' END,
  CASE WHEN dice < 600 THEN 'open-port' WHEN dice < 700 THEN 'vulnerability' WHEN dice < 900 THEN 'alert' ELSE 'hardening' END,
  (ARRAY['Open port', 'Weak cipher offered', 'Certificate expires', 'Default credentials', 'Outdated package'])[1 + dice % 5]
    || ' ' || port || ': ' || (ARRAY['openssh', 'nginx', 'samba', 'postfix', 'bind', 'tomcat', 'redis'])[1 + i % 7],
  'Seen by the probe of build ' || md5(i::text),
  (enum_range(NULL::"Severity"))[CASE WHEN dice < 600 THEN 1 WHEN dice < 800 THEN 2 WHEN dice < 930 THEN 3 WHEN dice < 990 THEN 4 ELSE 5 END],
  (enum_range(NULL::"DetectionStatus"))[CASE WHEN dice % 100 < 60 THEN 1 WHEN dice % 100 < 65 THEN 2 WHEN dice % 100 < 97 THEN 3 WHEN dice % 100 < 99 THEN 4 ELSE 5 END],
  'HOST', 'host:' || address, address, port || '/tcp',
  CASE WHEN dice = 0 THEN jsonb_build_array(jsonb_build_object('type', 'CVE', 'id', 'CVE-2021-' || (10000 + i / 1000))) ELSE '[]' END,
  jsonb_build_object('product', 'probe', 'banner', md5('banner ' || i)),
  now() - i % 86400 * interval '1 minute', now() - i % 1440 * interval '1 minute', $1, address::inet, 'tcp', port
FROM numbered`;

/** What those are searched by, as storing a chunk writes it. */
export const SEED_SEARCH = `
INSERT INTO "DetectionSearch" ("detectionId", label, words, address, port)
SELECT id, detection_label(title, "assetLabel", location),
  detection_words(scanner, category, title, "assetLabel", location, description, evidence, "references", rule), address, port
FROM "Detection" d WHERE NOT EXISTS (SELECT 1 FROM "DetectionSearch" s WHERE s."detectionId" = d.id)`;

/** $2 events of the assignment $1, in turn behind each detection. */
export const SEED_EVENTS = `
WITH numbered AS (SELECT row_number() OVER () - 1 AS number, "assetKey", fingerprint, port FROM "Detection")
INSERT INTO "Event" ("assignmentId", attempt, sequence, type, "observedAt", "assetKey", fingerprint, data)
SELECT $1::uuid, 1, i, 'port', now(), n."assetKey", n.fingerprint, jsonb_build_object('port', n.port, 'state', 'open')
FROM generate_series(1, $2::int) AS i JOIN numbered n ON n.number = i % (SELECT count(*) FROM numbered)`;

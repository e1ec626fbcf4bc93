-- AlterTable
ALTER TABLE "Detection" ADD COLUMN     "assetCriticality" "Criticality" NOT NULL DEFAULT 'MEDIUM',
ADD COLUMN     "unusualness" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- What a Prisma schema cannot say. Written by hand.

UPDATE "Detection" d SET "assetCriticality" = a.criticality FROM "Asset" a
WHERE a.key = d."assetKey" AND a.criticality <> 'MEDIUM';

-- How urgent a detection is, 0 to 100: the rule of server/intelligence/score.ts, which says why.
CREATE FUNCTION detection_score(severity "Severity", exploited boolean, epss float8, criticality "Criticality",
    unusualness float8) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN least(100, greatest(0,
    CASE severity WHEN 'INFO' THEN 5 WHEN 'LOW' THEN 20 WHEN 'MEDIUM' THEN 40 WHEN 'HIGH' THEN 60 ELSE 75 END
    + CASE WHEN exploited THEN 20 ELSE floor(15 * coalesce(epss, 0) + 0.5)::int END
    + CASE criticality WHEN 'LOW' THEN -10 WHEN 'MEDIUM' THEN 0 WHEN 'HIGH' THEN 8 ELSE 15 END
    + floor(25 * unusualness + 0.5)::int));
CREATE INDEX "Detection_score_idx" ON "Detection"
  ((detection_score(severity, "knownExploited", epss, "assetCriticality", unusualness)) DESC, id DESC);

-- Alerts of intrusion detection by asset and time: what one is compared with.
CREATE INDEX "Detection_alert_idx" ON "Detection" ("assetKey", "firstSeenAt") WHERE category = 'network-alert';

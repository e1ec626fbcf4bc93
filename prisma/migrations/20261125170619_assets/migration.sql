-- CreateEnum
CREATE TYPE "Criticality" AS ENUM ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL');

-- CreateEnum
CREATE TYPE "AssetChangeKind" AS ENUM ('FOUND', 'FACTS_CHANGED', 'SERVICE_OPENED', 'SERVICE_CHANGED', 'SERVICE_CLOSED');

-- CreateTable
CREATE TABLE "Asset" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "key" TEXT NOT NULL,
    "kind" "AssetKind" NOT NULL,
    "label" TEXT NOT NULL,
    "machine" TEXT NOT NULL DEFAULT '',
    "address" INET,
    "hostnames" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "mac" TEXT,
    "vendor" TEXT,
    "os" TEXT,
    "osAccuracy" INTEGER,
    "labels" JSONB NOT NULL DEFAULT '{}',
    "criticality" "Criticality" NOT NULL DEFAULT 'MEDIUM',
    "openInfo" INTEGER NOT NULL DEFAULT 0,
    "openLow" INTEGER NOT NULL DEFAULT 0,
    "openMedium" INTEGER NOT NULL DEFAULT 0,
    "openHigh" INTEGER NOT NULL DEFAULT 0,
    "openCritical" INTEGER NOT NULL DEFAULT 0,
    "risk" INTEGER NOT NULL DEFAULT 0,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "lastAssignmentId" UUID NOT NULL,
    "lastAttempt" INTEGER NOT NULL,
    "changedXid" xid8 NOT NULL DEFAULT pg_current_xact_id(),

    CONSTRAINT "Asset_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssetService" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "assetKey" TEXT NOT NULL,
    "protocol" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "name" TEXT,
    "product" TEXT,
    "version" TEXT,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AssetService_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssetChange" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "assetKey" TEXT NOT NULL,
    "kind" "AssetChangeKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "protocol" TEXT,
    "port" INTEGER,
    "before" JSONB NOT NULL DEFAULT '{}',
    "after" JSONB NOT NULL DEFAULT '{}',
    "assignmentId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,

    CONSTRAINT "AssetChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Asset_key_key" ON "Asset"("key");

-- CreateIndex
CREATE INDEX "Asset_risk_id_idx" ON "Asset"("risk" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "AssetService_assetKey_protocol_port_key" ON "AssetService"("assetKey", "protocol", "port");

-- CreateIndex
CREATE INDEX "AssetChange_assetKey_id_idx" ON "AssetChange"("assetKey", "id");

-- Assets of detections that are there already. Written by hand, as what the keys below need.
INSERT INTO "Asset" (key, kind, label, machine, address, "firstSeenAt", "lastSeenAt", "lastAssignmentId", "lastAttempt",
  "openInfo", "openLow", "openMedium", "openHigh", "openCritical")
SELECT DISTINCT ON ("assetKey") "assetKey", "assetKind", "assetLabel", machine, address, min("firstSeenAt") OVER w,
  max("lastSeenAt") OVER w, "lastAssignmentId", "lastAttempt", count(*) FILTER (WHERE severity = 'INFO' AND open) OVER w,
  count(*) FILTER (WHERE severity = 'LOW' AND open) OVER w, count(*) FILTER (WHERE severity = 'MEDIUM' AND open) OVER w,
  count(*) FILTER (WHERE severity = 'HIGH' AND open) OVER w, count(*) FILTER (WHERE severity = 'CRITICAL' AND open) OVER w
FROM (SELECT *, status IN ('OPEN', 'ACKNOWLEDGED') AS open FROM "Detection") AS d
WINDOW w AS (PARTITION BY "assetKey") ORDER BY "assetKey", "lastSeenAt" DESC;

INSERT INTO "AssetService" ("assetKey", protocol, port, "firstSeenAt", "closedAt")
SELECT "assetKey", protocol, port, "firstSeenAt", CASE WHEN "resolvedBy" = 'COVERAGE' THEN "resolvedAt" END
FROM "Detection" WHERE category = 'open-port' AND protocol IS NOT NULL AND port IS NOT NULL
ON CONFLICT DO NOTHING;

-- AddForeignKey
ALTER TABLE "Detection" ADD CONSTRAINT "Detection_assetKey_fkey" FOREIGN KEY ("assetKey") REFERENCES "Asset"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssetService" ADD CONSTRAINT "AssetService_assetKey_fkey" FOREIGN KEY ("assetKey") REFERENCES "Asset"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a Prisma schema cannot say. Written by hand. Conditions hide the indexes from Prisma.

CREATE INDEX "Asset_changedXid_idx" ON "Asset" ("changedXid", id) WHERE "changedXid" IS NOT NULL;
-- Hosts of a network, and what an attempt may have proved closed.
CREATE INDEX "Asset_address_idx" ON "Asset" (address, machine) WHERE address IS NOT NULL;
-- What is on the same machine, or has the same network card.
CREATE INDEX "Asset_machine_idx" ON "Asset" (machine) WHERE machine <> '';
CREATE INDEX "Asset_mac_idx" ON "Asset" (mac) WHERE mac IS NOT NULL;

-- Risk as in a risk matrix: level of the worst open severity (1 INFO to 5 CRITICAL; 0 without any) times level of the
-- criticality (1 to 4), then the number of detections of that severity.
CREATE FUNCTION touch_asset() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  numbers int[] = ARRAY[NEW."openInfo", NEW."openLow", NEW."openMedium", NEW."openHigh", NEW."openCritical"];
  worst int = 5;
BEGIN
  WHILE worst > 0 AND numbers[worst] <= 0 LOOP worst = worst - 1; END LOOP;
  NEW.risk = worst * array_position(enum_range(NULL::"Criticality"), NEW.criticality) * 1000
    + least(coalesce(numbers[worst], 0), 999);
  NEW."changedXid" = pg_current_xact_id();
  RETURN NEW;
END
$$;
CREATE TRIGGER touch_asset BEFORE INSERT OR UPDATE ON "Asset" FOR EACH ROW EXECUTE FUNCTION touch_asset();
UPDATE "Asset" SET risk = 0;

-- Keeps the numbers of open detections, whoever changes these. Locks assets in the order of their keys, after detections.
CREATE FUNCTION count_open_detections() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  keys text[];
  severities "Severity"[];
  changes int[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg("assetKey"), array_agg(severity), array_agg(n) INTO keys, severities, changes FROM (
      SELECT "assetKey", severity, count(*) AS n FROM after WHERE status IN ('OPEN', 'ACKNOWLEDGED') GROUP BY 1, 2) AS c;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg("assetKey"), array_agg(severity), array_agg(n) INTO keys, severities, changes FROM (
      SELECT "assetKey", severity, -count(*) AS n FROM before WHERE status IN ('OPEN', 'ACKNOWLEDGED') GROUP BY 1, 2) AS c;
  ELSE
    SELECT array_agg("assetKey"), array_agg(severity), array_agg(n) INTO keys, severities, changes FROM (
      SELECT "assetKey", severity, sum(n) AS n FROM (
        SELECT "assetKey", severity, 1 AS n FROM after WHERE status IN ('OPEN', 'ACKNOWLEDGED')
        UNION ALL SELECT "assetKey", severity, -1 FROM before WHERE status IN ('OPEN', 'ACKNOWLEDGED')) AS sums
      GROUP BY 1, 2 HAVING sum(n) <> 0) AS c;
  END IF;
  IF keys IS NULL THEN RETURN NULL; END IF;
  WITH summed AS (
    SELECT key, coalesce(sum(n) FILTER (WHERE severity = 'INFO'), 0) AS info,
      coalesce(sum(n) FILTER (WHERE severity = 'LOW'), 0) AS low,
      coalesce(sum(n) FILTER (WHERE severity = 'MEDIUM'), 0) AS medium,
      coalesce(sum(n) FILTER (WHERE severity = 'HIGH'), 0) AS high,
      coalesce(sum(n) FILTER (WHERE severity = 'CRITICAL'), 0) AS critical
    FROM unnest(keys, severities, changes) AS c(key, severity, n) GROUP BY key
  ), locked AS MATERIALIZED (
    SELECT a.key FROM "Asset" a JOIN summed USING (key) ORDER BY a.key FOR NO KEY UPDATE OF a
  )
  UPDATE "Asset" a SET "openInfo" = a."openInfo" + s.info, "openLow" = a."openLow" + s.low,
    "openMedium" = a."openMedium" + s.medium, "openHigh" = a."openHigh" + s.high,
    "openCritical" = a."openCritical" + s.critical
  FROM summed s JOIN locked USING (key) WHERE a.key = s.key;
  RETURN NULL;
END
$$;
CREATE TRIGGER count_open_inserted AFTER INSERT ON "Detection" REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION count_open_detections();
CREATE TRIGGER count_open_updated AFTER UPDATE ON "Detection" REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION count_open_detections();
CREATE TRIGGER count_open_deleted AFTER DELETE ON "Detection" REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION count_open_detections();

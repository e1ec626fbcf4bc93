-- DropIndex
DROP INDEX "Detection_firstSeenAt_idx";

-- What a Prisma schema cannot say. Written by hand.

-- Rows of these tables are written by the one statement that stores a chunk, which has looked at the attempt; assignments
-- are deleted only with an import of which nothing could be read. A check for each event would cost a sixth of storing it.
ALTER TABLE "Event" ALTER CONSTRAINT "Event_assignmentId_fkey" NOT ENFORCED;
ALTER TABLE "Detection" ALTER CONSTRAINT "Detection_lastAssignmentId_fkey" NOT ENFORCED;

-- Statements that put the transaction there themselves need no trigger for it.
DROP TRIGGER touch_changed_xid ON "Detection";
CREATE TRIGGER touch_changed_xid BEFORE UPDATE ON "Detection"
  FOR EACH ROW WHEN (NEW."changedXid" = OLD."changedXid") EXECUTE FUNCTION touch_changed_xid();

-- Risk is worked out where what it is made of changed; a new asset has none.
DROP TRIGGER touch_asset ON "Asset";
DROP FUNCTION touch_asset();
CREATE FUNCTION weigh_asset() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  numbers int[] = ARRAY[NEW."openInfo", NEW."openLow", NEW."openMedium", NEW."openHigh", NEW."openCritical"];
  worst int = 5;
BEGIN
  WHILE worst > 0 AND numbers[worst] <= 0 LOOP worst = worst - 1; END LOOP;
  NEW.risk = worst * array_position(enum_range(NULL::"Criticality"), NEW.criticality) * 1000
    + least(coalesce(numbers[worst], 0), 999);
  RETURN NEW;
END
$$;
CREATE TRIGGER weigh_asset BEFORE UPDATE ON "Asset" FOR EACH ROW
  WHEN ((NEW."openInfo", NEW."openLow", NEW."openMedium", NEW."openHigh", NEW."openCritical", NEW.criticality)
    IS DISTINCT FROM (OLD."openInfo", OLD."openLow", OLD."openMedium", OLD."openHigh", OLD."openCritical", OLD.criticality))
  EXECUTE FUNCTION weigh_asset();
CREATE TRIGGER touch_changed_xid BEFORE UPDATE ON "Asset"
  FOR EACH ROW WHEN (NEW."changedXid" = OLD."changedXid") EXECUTE FUNCTION touch_changed_xid();

-- Detections are stored about in the order in which they were first seen: ranges of pages will do, and updates need not
-- write them. The condition is always true and hides it from Prisma.
CREATE INDEX "Detection_firstSeenAt_idx" ON "Detection" USING brin ("firstSeenAt") WITH (pages_per_range = 32, autosummarize)
  WHERE "firstSeenAt" IS NOT NULL;

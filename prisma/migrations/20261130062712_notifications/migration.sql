-- CreateEnum
CREATE TYPE "NotificationChannelKind" AS ENUM ('WEBHOOK', 'SLACK', 'TEAMS', 'EMAIL');

-- CreateEnum
CREATE TYPE "NotificationTrigger" AS ENUM ('DETECTION_FOUND', 'DETECTION_REOPENED', 'AGENT_STALE', 'AGENT_OFFLINE', 'AGENT_CONFLICT', 'SCAN_FAILED', 'COVERAGE_GAP', 'QUEUE_AGE');

-- CreateEnum
CREATE TYPE "NotificationDeliveryState" AS ENUM ('QUEUED', 'SENT', 'DEAD');

-- AlterTable
ALTER TABLE "DetectionChange" ADD COLUMN     "changedXid" xid8 NOT NULL DEFAULT pg_current_xact_id();

-- CreateTable
CREATE TABLE "NotificationChannel" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "kind" "NotificationChannelKind" NOT NULL,
    "sealed" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NotificationChannel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationRule" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "name" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "triggers" "NotificationTrigger"[],
    "minSeverity" "Severity" NOT NULL DEFAULT 'INFO',
    "query" TEXT NOT NULL DEFAULT '',
    "labels" JSONB NOT NULL DEFAULT '{}',
    "queueAgeSeconds" INTEGER NOT NULL DEFAULT 600,
    "digestSeconds" INTEGER NOT NULL DEFAULT 0,
    "digestOffsetSeconds" INTEGER NOT NULL DEFAULT 0,
    "quietSeconds" INTEGER NOT NULL DEFAULT 3600,
    "queueOldSince" TIMESTAMPTZ(3),
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NotificationRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationRuleChannel" (
    "ruleId" UUID NOT NULL,
    "channelId" UUID NOT NULL,

    CONSTRAINT "NotificationRuleChannel_pkey" PRIMARY KEY ("ruleId","channelId")
);

-- CreateTable
CREATE TABLE "Transition" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "kind" "NotificationTrigger" NOT NULL,
    "subjectId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Transition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationPosition" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "xid" xid8 NOT NULL,
    "changeId" UUID NOT NULL,

    CONSTRAINT "NotificationPosition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationItem" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "ruleId" UUID NOT NULL,
    "item" JSONB NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NotificationItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NotificationTold" (
    "ruleId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NotificationTold_pkey" PRIMARY KEY ("ruleId","subject")
);

-- CreateTable
CREATE TABLE "NotificationDelivery" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "channelId" UUID NOT NULL,
    "ruleId" UUID NOT NULL,
    "ruleName" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "itemCount" INTEGER NOT NULL,
    "state" "NotificationDeliveryState" NOT NULL DEFAULT 'QUEUED',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leaseExpiresAt" TIMESTAMPTZ(3),
    "problem" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NotificationDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "NotificationRuleChannel_channelId_idx" ON "NotificationRuleChannel"("channelId");

-- CreateIndex
CREATE INDEX "NotificationItem_dueAt_idx" ON "NotificationItem"("dueAt");

-- CreateIndex
CREATE INDEX "NotificationItem_ruleId_idx" ON "NotificationItem"("ruleId");

-- CreateIndex
CREATE INDEX "NotificationTold_toldAt_idx" ON "NotificationTold"("toldAt");

-- CreateIndex
CREATE INDEX "NotificationDelivery_state_id_idx" ON "NotificationDelivery"("state", "id" DESC);

-- CreateIndex
CREATE INDEX "NotificationDelivery_channelId_idx" ON "NotificationDelivery"("channelId");

-- AddForeignKey
ALTER TABLE "NotificationRuleChannel" ADD CONSTRAINT "NotificationRuleChannel_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "NotificationRule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationRuleChannel" ADD CONSTRAINT "NotificationRuleChannel_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "NotificationChannel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationItem" ADD CONSTRAINT "NotificationItem_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "NotificationRule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationTold" ADD CONSTRAINT "NotificationTold_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "NotificationRule"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NotificationDelivery" ADD CONSTRAINT "NotificationDelivery_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "NotificationChannel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a Prisma schema cannot say. Written by hand.

-- The changes that rules look at, in the order of their transactions.
CREATE INDEX "DetectionChange_told_idx" ON "DetectionChange" ("changedXid", id) WHERE kind IN ('FOUND', 'REOPENED');
-- Rules apply to what happens from now on.
INSERT INTO "NotificationPosition" (xid, "changeId") VALUES (pg_current_xact_id(), 'ffffffff-ffff-ffff-ffff-ffffffffffff');

-- What is to be sent next.
CREATE INDEX "NotificationDelivery_queue_idx" ON "NotificationDelivery" ("nextTryAt") WHERE state = 'QUEUED';

-- Agents and scans keep no history of their own: what rules tell of is noted in the transaction in which it happens.
CREATE FUNCTION note_agent_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.health IS DISTINCT FROM OLD.health AND NEW.health IN ('STALE', 'OFFLINE') THEN
    INSERT INTO "Transition" (kind, "subjectId") VALUES (('AGENT_' || NEW.health)::"NotificationTrigger", NEW.id);
  END IF;
  IF NEW."conflictAt" IS DISTINCT FROM OLD."conflictAt" AND NEW."conflictAt" IS NOT NULL THEN
    INSERT INTO "Transition" (kind, "subjectId") VALUES ('AGENT_CONFLICT', NEW.id);
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER note_transition AFTER UPDATE OF health, "conflictAt" ON "Agent"
  FOR EACH ROW EXECUTE FUNCTION note_agent_transition();

CREATE FUNCTION note_scan_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "Transition" (kind, "subjectId") VALUES ('SCAN_FAILED', NEW.id);
  RETURN NULL;
END
$$;
CREATE TRIGGER note_transition AFTER UPDATE OF "finishedAt" ON "Scan"
  FOR EACH ROW WHEN (OLD."finishedAt" IS NULL AND NEW."finishedAt" IS NOT NULL) EXECUTE FUNCTION note_scan_end();

-- AlterTable
ALTER TABLE "NotificationChannel" ADD COLUMN     "deletedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "NotificationDelivery" ADD COLUMN     "changedXid" xid8 NOT NULL DEFAULT pg_current_xact_id(),
ADD COLUMN     "queuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "NotificationDelivery_finishedAt_idx" ON "NotificationDelivery"("finishedAt");

-- What a Prisma schema cannot say. Written by hand.

-- Views of messages catch up by it (docs/decisions/0002-catch-up-by-transaction.md).
CREATE TRIGGER touch_changed_xid BEFORE UPDATE ON "NotificationDelivery"
  FOR EACH ROW EXECUTE FUNCTION touch_changed_xid();
CREATE INDEX "NotificationDelivery_changedXid_idx" ON "NotificationDelivery" ("changedXid", id) WHERE "changedXid" IS NOT NULL;

-- What is to be sent next by each channel: the front of its queue is read, however long it and those of others are.
CREATE INDEX "NotificationDelivery_next_idx" ON "NotificationDelivery" ("channelId", "nextTryAt") WHERE state = 'QUEUED';
DROP INDEX "NotificationDelivery_queue_idx";
-- What is being sent.
CREATE INDEX "NotificationDelivery_leased_idx" ON "NotificationDelivery" ("channelId") WHERE "leaseExpiresAt" IS NOT NULL;

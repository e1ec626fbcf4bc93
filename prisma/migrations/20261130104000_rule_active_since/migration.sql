-- AlterTable
ALTER TABLE "NotificationRule" ADD COLUMN     "activeSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- What a Prisma schema cannot say. Written by hand.

-- What happened before the migration and was not told yet is not lost.
UPDATE "NotificationRule" SET "activeSince" = "createdAt";

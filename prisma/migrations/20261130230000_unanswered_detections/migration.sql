-- AlterTable
ALTER TABLE "Detection" ADD COLUMN     "unansweredAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Agent" ADD COLUMN     "forgottenAt" TIMESTAMPTZ(3);

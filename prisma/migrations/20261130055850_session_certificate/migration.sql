-- AlterTable
ALTER TABLE "AgentSession" ADD COLUMN     "certificateFingerprint" TEXT;

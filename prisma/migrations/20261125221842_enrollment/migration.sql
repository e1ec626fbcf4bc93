-- AlterEnum
ALTER TYPE "AgentHealth" ADD VALUE 'PENDING';

-- AlterTable
ALTER TABLE "EnrollmentToken" ADD COLUMN     "agentCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "labels" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "lastUsedAt" TIMESTAMPTZ(3),
ADD COLUMN     "maxAgents" INTEGER,
ADD COLUMN     "needsApproval" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "AgentStatus" ADD COLUMN     "clockSkewMs" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "RuleSet" ADD COLUMN     "retiredAt" TIMESTAMPTZ(3);

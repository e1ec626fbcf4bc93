-- AlterTable
ALTER TABLE "RuleSet" ADD COLUMN     "warnings" JSONB NOT NULL DEFAULT '[]';

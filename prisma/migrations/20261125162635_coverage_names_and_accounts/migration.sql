-- AlterTable
ALTER TABLE "AttemptCoverage" ADD COLUMN     "names" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "DetectionChange" ADD COLUMN     "accountName" TEXT,
ADD COLUMN     "assigneeName" TEXT;

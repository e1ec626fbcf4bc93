-- AlterTable
ALTER TABLE "Attempt" ALTER COLUMN "agentId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "ReportImport" (
    "scanId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "machine" TEXT NOT NULL DEFAULT '',
    "importedBy" TEXT NOT NULL,
    "verdictCode" TEXT NOT NULL DEFAULT '',
    "verdictMessage" TEXT NOT NULL DEFAULT '',
    "detectionCount" INTEGER NOT NULL DEFAULT 0,
    "newCount" INTEGER NOT NULL DEFAULT 0,
    "reopenedCount" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReportImport_pkey" PRIMARY KEY ("scanId")
);

-- AddForeignKey
ALTER TABLE "ReportImport" ADD CONSTRAINT "ReportImport_scanId_fkey" FOREIGN KEY ("scanId") REFERENCES "Scan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

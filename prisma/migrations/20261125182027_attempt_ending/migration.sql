-- AlterTable
ALTER TABLE "Attempt" ADD COLUMN     "findingCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "partialCode" TEXT,
ADD COLUMN     "partialMessage" TEXT;

-- Attempts that ended before the count was kept.
UPDATE "Attempt" t SET "findingCount" = e.count
FROM (SELECT "assignmentId", attempt, count(*) FROM "Event" WHERE fingerprint IS NOT NULL GROUP BY 1, 2) e
WHERE e."assignmentId" = t."assignmentId" AND e.attempt = t.attempt;

-- Runs of addresses, which the schema names as a type it does not know.
CREATE TYPE inetrange AS RANGE (SUBTYPE = inet);

-- CreateEnum
CREATE TYPE "DetectionResolution" AS ENUM ('COVERAGE', 'HAND');

-- CreateEnum
CREATE TYPE "DetectionChangeKind" AS ENUM ('FOUND', 'REOPENED', 'RESOLVED', 'ACKNOWLEDGED', 'FALSE_POSITIVE', 'ACCEPTED', 'ASSIGNED', 'NOTED');

-- AlterTable
ALTER TABLE "Detection" ADD COLUMN     "acceptedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "address" INET,
ADD COLUMN     "assigneeId" TEXT,
ADD COLUMN     "lastAttempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "lastReceivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "machine" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "path" TEXT,
ADD COLUMN     "port" INTEGER,
ADD COLUMN     "protocol" TEXT,
ADD COLUMN     "resolvedAt" TIMESTAMPTZ(3),
ADD COLUMN     "resolvedBy" "DetectionResolution",
ADD COLUMN     "rule" TEXT,
ADD COLUMN     "statusSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "AttemptCoverage" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "assignmentId" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "scanner" TEXT NOT NULL,
    "machine" TEXT NOT NULL DEFAULT '',
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3) NOT NULL,
    "hosts" inetmultirange,
    "protocol" TEXT,
    "ports" int4multirange,
    "silent" BOOLEAN NOT NULL DEFAULT false,
    "paths" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "pathsNotRead" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "recursive" BOOLEAN NOT NULL DEFAULT true,
    "checks" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "ruleSetIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "signaturesAt" TIMESTAMPTZ(3),
    "privileged" BOOLEAN NOT NULL,

    CONSTRAINT "AttemptCoverage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DetectionChange" (
    "id" UUID NOT NULL DEFAULT uuidv7(),
    "detectionId" UUID NOT NULL,
    "kind" "DetectionChangeKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "from" "DetectionStatus",
    "to" "DetectionStatus" NOT NULL,
    "accountId" TEXT,
    "assignmentId" UUID,
    "attempt" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "assigneeId" TEXT,
    "acceptedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "DetectionChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AttemptCoverage_assignmentId_attempt_idx" ON "AttemptCoverage"("assignmentId", "attempt");

-- CreateIndex
CREATE INDEX "DetectionChange_detectionId_id_idx" ON "DetectionChange"("detectionId", "id");

-- AddForeignKey
ALTER TABLE "AttemptCoverage" ADD CONSTRAINT "AttemptCoverage_assignmentId_attempt_fkey" FOREIGN KEY ("assignmentId", "attempt") REFERENCES "Attempt"("assignmentId", "attempt") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Detection" ADD CONSTRAINT "Detection_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What a Prisma schema cannot say. Written by hand. Conditions hide the indexes from Prisma.

-- What an attempt may have proved gone: findings on hosts by address, in file trees by path. Also for search.
CREATE INDEX "Detection_place_idx" ON "Detection" (machine, address, port) WHERE address IS NOT NULL;
CREATE INDEX "Detection_path_idx" ON "Detection" (machine, path COLLATE "C") WHERE path IS NOT NULL;
-- The duty that ends acceptances.
CREATE INDEX "Detection_accepted_idx" ON "Detection" ("acceptedUntil") WHERE status = 'ACCEPTED';
-- What a person takes care of, the latest first.
CREATE INDEX "Detection_assignee_idx" ON "Detection" ("assigneeId", id DESC) WHERE "assigneeId" IS NOT NULL;

-- When an address was last examined; and a machine.
CREATE INDEX "AttemptCoverage_hosts_idx" ON "AttemptCoverage" USING gist (hosts) WHERE hosts IS NOT NULL;
CREATE INDEX "AttemptCoverage_machine_idx" ON "AttemptCoverage" (machine, scanner, "finishedAt" DESC) WHERE hosts IS NULL;

-- AlterTable
ALTER TABLE "Agent" ADD COLUMN     "forgottenAt" TIMESTAMPTZ(3);

-- What a Prisma schema cannot say. Written by hand.

-- Lists, numbers and placement read the agents that are there, however many were forgotten.
CREATE INDEX "Agent_present_idx" ON "Agent" (id) WHERE "forgottenAt" IS NULL;

-- AlterTable
ALTER TABLE "AgentSession" ADD COLUMN     "formerHash" BYTEA,
ADD COLUMN     "formerUntil" TIMESTAMPTZ(3),
ADD COLUMN     "id" UUID NOT NULL DEFAULT uuidv7(),
ADD COLUMN     "tokenSince" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE UNIQUE INDEX "AgentSession_id_key" ON "AgentSession"("id");

-- CreateIndex
CREATE UNIQUE INDEX "AgentSession_formerHash_key" ON "AgentSession"("formerHash");

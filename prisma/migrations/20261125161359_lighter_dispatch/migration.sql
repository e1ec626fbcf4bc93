-- DropForeignKey
ALTER TABLE "Assignment" DROP CONSTRAINT "Assignment_agentId_fkey";

-- DropForeignKey
ALTER TABLE "Attempt" DROP CONSTRAINT "Attempt_agentId_fkey";

-- DropIndex
DROP INDEX "Assignment_agentId_id_idx";

-- CreateIndex
CREATE INDEX "Attempt_agentId_assignmentId_idx" ON "Attempt"("agentId", "assignmentId");

-- What a Prisma schema cannot say. Written by hand.

-- Where the turns of a new scan begin is read from the queue; running assignments no longer need to be found by turn.
DROP INDEX "Assignment_running_idx";
-- A lease never outlasts its deadline: for what runs, the index of leases finds both.
DROP INDEX "Assignment_deadline_idx";
CREATE INDEX "Assignment_deadline_idx" ON "Assignment" ("deadlineAt") WHERE state = 'QUEUED';

-- Statements that put the transaction there themselves need no trigger for it.
DROP TRIGGER touch_changed_xid ON "Assignment";
CREATE TRIGGER touch_changed_xid BEFORE UPDATE ON "Assignment"
  FOR EACH ROW WHEN (NEW."changedXid" = OLD."changedXid") EXECUTE FUNCTION touch_changed_xid();

-- An attempt is written when it begins and when it ends: room on its page for the second version.
ALTER TABLE "Attempt" SET (fillfactor = 70);

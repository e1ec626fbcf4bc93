-- What a Prisma schema cannot say. Written by hand.

-- "What changed after this cursor" compares "changedXid" with the transactions a reader could not see yet, so each
-- update must put its own transaction there, whoever writes it.
CREATE FUNCTION touch_changed_xid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."changedXid" = pg_current_xact_id();
  RETURN NEW;
END
$$;

CREATE TRIGGER touch_changed_xid BEFORE UPDATE ON "Agent"
  FOR EACH ROW EXECUTE FUNCTION touch_changed_xid();
CREATE TRIGGER touch_changed_xid BEFORE UPDATE ON "AgentStatus"
  FOR EACH ROW EXECUTE FUNCTION touch_changed_xid();
CREATE TRIGGER touch_changed_xid BEFORE UPDATE ON "Scan"
  FOR EACH ROW EXECUTE FUNCTION touch_changed_xid();
CREATE TRIGGER touch_changed_xid BEFORE UPDATE ON "Assignment"
  FOR EACH ROW EXECUTE FUNCTION touch_changed_xid();
CREATE TRIGGER touch_changed_xid BEFORE UPDATE ON "Detection"
  FOR EACH ROW EXECUTE FUNCTION touch_changed_xid();
CREATE TRIGGER touch_changed_xid BEFORE UPDATE ON "Schedule"
  FOR EACH ROW EXECUTE FUNCTION touch_changed_xid();

-- None on "Agent" and "AgentStatus": a heartbeat would have to update it, and the tables are small.
-- The condition is always true. It hides them from Prisma, which knows no partial indexes and would drop plain ones.
CREATE INDEX "Scan_changedXid_idx" ON "Scan" ("changedXid", id) WHERE "changedXid" IS NOT NULL;
CREATE INDEX "Assignment_changedXid_idx" ON "Assignment" ("changedXid", id) WHERE "changedXid" IS NOT NULL;
CREATE INDEX "Detection_changedXid_idx" ON "Detection" ("changedXid", id) WHERE "changedXid" IS NOT NULL;
CREATE INDEX "Event_changedXid_idx" ON "Event" ("changedXid", id) WHERE "changedXid" IS NOT NULL;

-- Leaves room on each page for the next heartbeat's version of a row, so that no index has to follow it.
ALTER TABLE "AgentStatus" SET (fillfactor = 50);

-- The claim: by priority with age, then in turns, then by age (ids are in order of time).
CREATE INDEX "Assignment_queue_idx" ON "Assignment" ("agedPriority" DESC, turn, id) WHERE state = 'QUEUED' AND NOT held;
-- Where the turns of a new scan begin.
CREATE INDEX "Assignment_turn_idx" ON "Assignment" (turn) WHERE state = 'QUEUED';
CREATE INDEX "Assignment_running_idx" ON "Assignment" (turn) WHERE state = 'RUNNING';
-- The duties: leases that were lost, and deadlines that passed.
CREATE INDEX "Assignment_lease_idx" ON "Assignment" ("leaseExpiresAt") WHERE state = 'RUNNING';
CREATE INDEX "Assignment_deadline_idx" ON "Assignment" ("deadlineAt") WHERE state IN ('QUEUED', 'RUNNING');
-- The duty of schedules: runs whose scan may have finished, and runs that wait.
CREATE INDEX "ScheduleRun_open_idx" ON "ScheduleRun" ("scheduleId")
  WHERE outcome = 'WAITING' OR ("scanId" IS NOT NULL AND "finishedAt" IS NULL);

-- Whether a scan is done: what of it is not final yet.
CREATE INDEX "Assignment_open_idx" ON "Assignment" ("scanId") WHERE state IN ('QUEUED', 'RUNNING');

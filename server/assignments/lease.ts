import { batched } from "../batch.ts";
import { config } from "../config.ts";
import { pool } from "../db.ts";
import { announce } from "../pubsub.ts";

/** What a heartbeat says of one assignment that the agent runs. */
export type RunningReport = {
  agentId: string;
  assignmentId: string;
  attempt: number;
  /** 0 to 1. */
  progress: number;
  progressNote: string;
  progressIsEstimate: boolean;
};

/** What becomes of it: the lease holds, it is to be stopped, or the attempt is no longer current. */
export type LeaseAnswer = "held" | "cancelled" | "lost";

/** Renews the leases of assignments that heartbeats report, many at a time. */
export const renewLease = batched(async (reports: RunningReport[]): Promise<LeaseAnswer[]> => {
  const { rows } = await pool.query<{ id: string; attempt: number; agentId: string; isStopped: boolean }>({
    name: "renew-leases",
    text: `WITH input AS MATERIALIZED (
             SELECT * FROM jsonb_to_recordset($1) AS x("assignmentId" uuid, attempt int, "agentId" uuid,
               progress float8, "progressNote" text, "progressIsEstimate" boolean)
           ), held AS MATERIALIZED (
             SELECT a.id, a.attempt, i.progress, i."progressNote", i."progressIsEstimate" FROM "Assignment" a
             JOIN input i ON i."assignmentId" = a.id AND i.attempt = a.attempt AND i."agentId" = a."agentId"
             WHERE a.state = 'RUNNING' ORDER BY a.id FOR NO KEY UPDATE OF a
           )
           UPDATE "Assignment" a SET
             "leaseExpiresAt" = least(a."deadlineAt", now() + make_interval(secs => $2)),
             progress = greatest(a.progress, held.progress), "progressNote" = held."progressNote",
             "progressIsEstimate" = held."progressIsEstimate"
           FROM held WHERE a.id = held.id
           RETURNING a.id, a.attempt, a."agentId", coalesce(a."cancelRequestedAt", a."interruptRequestedAt") IS NOT NULL AS "isStopped"`,
    values: [JSON.stringify(reports), config.LEASE_SECONDS],
  });
  announce(
    "assignmentChanged",
    rows.map((row) => row.id),
  );
  return reports.map((report) => {
    const row = rows.find(
      ({ id, attempt, agentId }) =>
        id === report.assignmentId && attempt === report.attempt && agentId === report.agentId,
    );
    if (!row) return "lost";
    return row.isStopped ? "cancelled" : "held";
  });
});

/** Ends the leases of an agent ($1) that is out: what it runs goes back to the queue within a second, or ends. */
export const END_LEASES = `UPDATE "Assignment" SET "leaseExpiresAt" = now() WHERE "agentId" = $1 AND state = 'RUNNING'`;

import type pg from "pg";
import { transaction } from "../db.ts";
import type { AssignmentState } from "../generated/prisma/enums.ts";
import { afterSettlements, type Settlement, writeSettlements } from "./settle.ts";
import { actOfLostLease } from "./state.ts";

type Row = {
  id: string;
  scanId: string;
  state: AssignmentState;
  attempt: number;
  maxAttempts: number;
  isCancelRequested: boolean;
  hasLostLease: boolean;
  isImport: boolean;
  maxRunSeconds: number;
};

/** Rows one run takes; what is left waits for the next, a moment later. */
const BATCH = 500;

/**
 * Ends what nobody else will: attempts whose lease ran out or that ran too long, and assignments that no agent took in
 * time. Runs on every head; rows that one head is working on, the others skip.
 * @returns how many it ended
 */
export async function expireAssignments(): Promise<number> {
  const settlements = await transaction(async (client) => {
    const found = await findOverdue(client);
    await writeSettlements(client, found);
    return found;
  });
  await afterSettlements(settlements);
  return settlements.length;
}

async function findOverdue(client: pg.PoolClient): Promise<Settlement[]> {
  const { rows } = await client.query<Row>({
    name: "find-overdue",
    text: `SELECT id, "scanId", state::text AS state, attempt, "maxAttempts", "maxRunSeconds",
             "cancelRequestedAt" IS NOT NULL AS "isCancelRequested",
             "leaseExpiresAt" < "deadlineAt" AS "hasLostLease",
             EXISTS (SELECT 1 FROM "ReportImport" i WHERE i."scanId" = "Assignment"."scanId") AS "isImport"
           FROM "Assignment"
           WHERE (state = 'RUNNING' AND "leaseExpiresAt" < now()) OR (state = 'QUEUED' AND "deadlineAt" < now())
           ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`,
    values: [BATCH],
  });
  return rows.map(settlementOf);
}

function settlementOf(row: Row): Settlement {
  const base = { id: row.id, scanId: row.scanId, attempt: row.attempt, from: row.state };
  if (row.state === "QUEUED") {
    const failureMessage = "No agent took it before its latest start.";
    return { ...base, act: "expire", result: null, failureCode: "NOT_STARTED", failureMessage };
  }
  if (!row.hasLostLease) {
    const failureMessage = `It ran longer than the ${row.maxRunSeconds} s allowed, and its agent did not stop it.`;
    return { ...base, act: "expire", result: "EXPIRED", failureCode: "RAN_TOO_LONG", failureMessage };
  }
  const act = actOfLostLease(row);
  const failureMessage = row.isImport
    ? "The head that read the report stopped before its end. Import it again."
    : act === "cancel"
      ? "Cancelled; the agent went silent before it confirmed."
      : `The agent went silent during attempt ${row.attempt} of ${row.maxAttempts}.`;
  return {
    ...base,
    act,
    result: act === "cancel" ? "CANCELLED" : "EXPIRED",
    failureCode: "LEASE_LOST",
    failureMessage,
  };
}

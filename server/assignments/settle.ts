import type pg from "pg";
import { batched } from "../batch.ts";
import { pool } from "../db.ts";
import type { AssignmentState } from "../generated/prisma/enums.ts";
import { logger } from "../logger.ts";
import { countAttempt } from "../metrics/work-metrics.ts";
import { announce } from "../pubsub.ts";
import { type AssignmentAct, nextState, retryDelayMs } from "./state.ts";
import { wakeAgentsFor } from "./wake-up.ts";

/** How long an assignment waits for an agent before it is given up, in hours. */
export const WAIT_HOURS = 24;
/** How long it waits while its scan is paused or outside its window, in days. */
export const HELD_DAYS = 30;

/** A change of an assignment's state, decided by the rules in state.ts on the row as it was read. */
export type Settlement = {
  id: string;
  scanId: string;
  attempt: number;
  from: AssignmentState;
  act: AssignmentAct;
  /** How the attempt itself ended, where one was running. */
  result: AssignmentState | null;
  /** Filled in once it is written. */
  scanner?: string | undefined;
  failureCode: string | null;
  failureMessage: string | null;
  /** What was requested when the rules looked at it; undefined where that decided nothing. */
  isCancelRequested?: boolean;
  isInterruptRequested?: boolean;
  /** Said by the agent, while the attempt was current. */
  report?: {
    coverage: unknown;
    command: string[];
    toolVersion: string | null;
    partialCode: string | null;
    partialMessage: string | null;
  };
};

/**
 * Writes settlements: the assignment's next state and the end of its attempt, in one statement for any number. Only rows
 * that are still as the rules saw them are written; the others changed meanwhile and must be looked at again.
 * @returns the settlements that were written
 */
export async function writeSettlements(
  client: pg.PoolClient,
  settlements: Settlement[],
): Promise<Settlement[]> {
  if (settlements.length === 0) return [];
  const rows = settlements.map(({ report, ...settlement }) => ({
    ...settlement,
    state: nextState(settlement.from, settlement.act),
    delaySeconds: settlement.act === "giveBack" ? retryDelayMs(settlement.attempt, Math.random) / 1000 : 0,
    reported: report !== undefined,
    ...report,
  }));
  const impossible = rows.find((row) => row.state === null);
  if (impossible)
    throw new Error(`Assignment ${impossible.id} can't ${impossible.act} from ${impossible.from}`);
  const written = await client.query<{ id: string; scanner: string }>({
    name: "settle",
    text: `WITH r AS MATERIALIZED (
             SELECT * FROM jsonb_to_recordset($1) AS r(id uuid, attempt int, "from" "AssignmentState",
               state "AssignmentState", "isCancelRequested" boolean, "isInterruptRequested" boolean,
               "delaySeconds" float8, result "AssignmentState", "failureCode" text, "failureMessage" text,
               reported boolean, coverage jsonb, command text[], "toolVersion" text, "partialCode" text,
               "partialMessage" text)
           ), unchanged AS MATERIALIZED (
             SELECT r.* FROM r JOIN "Assignment" a ON a.id = r.id AND a.attempt = r.attempt AND a.state = r."from"
             WHERE coalesce(r."isCancelRequested" = (a."cancelRequestedAt" IS NOT NULL), true)
               AND coalesce(r."isInterruptRequested" = (a."interruptRequestedAt" IS NOT NULL), true)
             ORDER BY a.id FOR NO KEY UPDATE OF a -- the order in which heartbeats lock, too
           ), settled AS (
             UPDATE "Assignment" a SET state = r.state, "failureCode" = r."failureCode",
               "failureMessage" = r."failureMessage", "leaseExpiresAt" = NULL,
               "notBefore" = now() + make_interval(secs => r."delaySeconds"),
               "deadlineAt" = CASE WHEN r.state <> 'QUEUED' THEN a."deadlineAt"
                 WHEN a.held THEN now() + interval '${HELD_DAYS} days' ELSE now() + interval '${WAIT_HOURS} hours' END,
               "maxAttempts" = a."maxAttempts" + (r.state = 'QUEUED'
                 AND (a."interruptRequestedAt" IS NOT NULL OR r."failureCode" IN ('AGENT_STOPPED', 'OUTSIDE_HOURS')))::int,
               "interruptRequestedAt" = NULL,
               progress = CASE r.state WHEN 'SUCCEEDED' THEN 1 WHEN 'QUEUED' THEN 0 ELSE a.progress END,
               "progressIsEstimate" = a."progressIsEstimate" AND r.state NOT IN ('SUCCEEDED', 'QUEUED'),
               "progressNote" = '', "finishedAt" = CASE WHEN r.state = 'QUEUED' THEN NULL ELSE now() END,
               "changedXid" = pg_current_xact_id()
             FROM unchanged r WHERE a.id = r.id
             RETURNING r.*, a.scanner
           ), ended AS (
             UPDATE "Attempt" t SET "finishedAt" = now(), result = s.result, "failureCode" = s."failureCode",
               "failureMessage" = s."failureMessage", reported = s.reported, coverage = s.coverage,
               command = coalesce(s.command, '{}'), "toolVersion" = s."toolVersion",
               "partialCode" = s."partialCode", "partialMessage" = s."partialMessage"
             FROM settled s WHERE t."assignmentId" = s.id AND t.attempt = s.attempt AND s.result IS NOT NULL
           )
           SELECT id, scanner FROM settled`,
    values: [JSON.stringify(rows)],
  });
  const scanners = new Map(written.rows.map(({ id, scanner }) => [id, scanner]));
  return settlements.filter((settlement) => {
    settlement.scanner = scanners.get(settlement.id);
    return settlement.scanner !== undefined;
  });
}

/** What follows once settlements are committed: scans that are done finish, views hear of it, agents get what came back. */
export async function afterSettlements(settlements: Settlement[]): Promise<void> {
  if (settlements.length === 0) return;
  for (const { scanner, result, failureCode } of settlements)
    if (scanner && result) countAttempt(scanner, result, failureCode === "LEASE_LOST");
  const scanIds = new Set(settlements.map((settlement) => settlement.scanId));
  await Promise.all([...scanIds].map(finishScan));
  announce(
    "assignmentChanged",
    settlements.map((settlement) => settlement.id),
  );
  const givenBack = settlements.filter((settlement) => settlement.act === "giveBack");
  if (givenBack.length > 0) wakeLater(givenBack);
}

/** Wakes agents once the given back assignments are due. A hint: where it fails, the next heartbeat finds them. */
function wakeLater(givenBack: Settlement[]): void {
  const delayMs = retryDelayMs(Math.max(...givenBack.map(({ attempt }) => attempt)), () => 1);
  const wake = () =>
    wakeForQueued(givenBack).catch((err) => logger.warn({ op: "agents.wake", ok: false, err }));
  setTimeout(wake, delayMs).unref();
}

async function wakeForQueued(settlements: Settlement[]): Promise<void> {
  const { rows } = await pool.query(
    `SELECT scanner, "pinnedAgentId", labels, networks, "minVersion", "needsPrivilege" FROM "Assignment"
     WHERE state = 'QUEUED' AND NOT held AND id = ANY($1)`,
    [settlements.map((settlement) => settlement.id)],
  );
  await wakeAgentsFor(rows);
}

/**
 * Marks scans finished whose assignments are all final. Runs after the commit that ended the last one: two heads that
 * end the last two at once would not see each other's before it.
 */
const finishScan = batched(async (scanIds: string[]): Promise<undefined[]> => {
  await pool.query({
    name: "finish-scans",
    text: `UPDATE "Scan" s SET "finishedAt" = now() WHERE s.id = ANY($1) AND s."finishedAt" IS NULL
           AND NOT EXISTS (SELECT 1 FROM "Assignment" a WHERE a."scanId" = s.id AND a.state IN ('QUEUED', 'RUNNING'))`,
    values: [[...new Set(scanIds)]],
  });
  return scanIds.map(() => undefined);
});

/** Finishes scans that were left open because the head that ended their last assignment died before it could. */
export async function finishOpenScans(): Promise<void> {
  const { rows } = await pool.query<{ id: string }>({
    name: "open-scans",
    text: `SELECT s.id FROM "Scan" s WHERE s."finishedAt" IS NULL
           AND NOT EXISTS (SELECT 1 FROM "Assignment" a WHERE a."scanId" = s.id AND a.state IN ('QUEUED', 'RUNNING'))
           ORDER BY s.id LIMIT 500`,
  });
  await Promise.all(rows.map(({ id }) => finishScan(id)));
}

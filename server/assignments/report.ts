import { batched } from "../batch.ts";
import { judgeCoverage } from "../coverage/judge.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import type { AssignmentState } from "../generated/prisma/enums.ts";
import { announceAll } from "../pubsub.ts";
import { afterSettlements, type Settlement, writeSettlements } from "./settle.ts";
import { actOfFailure, nextState } from "./state.ts";

/** How an agent says that an attempt ended. */
export type AttemptReport = {
  agentId: string;
  assignmentId: string;
  attempt: number;
  /** Events of the attempt in all; the head must have them before it accepts an end. */
  eventCount: number;
  coverage: unknown;
  command: string[];
  toolVersion: string | null;
  /** Absent: the scanner ran to its end. */
  failure?: { result: "FAILED" | "CANCELLED" | "REFUSED"; code: string; message: string; retry: boolean };
};

/** How the attempt ended, and whether it had lost its lease before. A repeated report gets the same answer. */
export type ReportAnswer = { state: AssignmentState; late: boolean };

type Row = {
  id: string;
  scanId: string;
  state: AssignmentState;
  currentAttempt: number;
  attempt: number;
  maxAttempts: number;
  isCancelRequested: boolean;
  isInterruptRequested: boolean;
  agentId: string;
  eventCount: number;
  result: AssignmentState | null;
  reported: boolean;
};

// Both rows are locked: a row that is only read would be shown as it was before the lock was waited for.
const LOCK_ATTEMPTS = `
  SELECT a.id, a."scanId", a.state::text AS state, a.attempt AS "currentAttempt", a."maxAttempts",
         a."cancelRequestedAt" IS NOT NULL AS "isCancelRequested",
         a."interruptRequestedAt" IS NOT NULL AS "isInterruptRequested", t.attempt, t."agentId", t."eventCount",
         t.result::text AS result, t.reported
  FROM unnest($1::uuid[], $2::int[]) AS asked(id, attempt)
  JOIN "Assignment" a ON a.id = asked.id
  JOIN "Attempt" t ON t."assignmentId" = a.id AND t.attempt = asked.attempt
  ORDER BY a.id FOR UPDATE OF a, t`;

/**
 * Takes the end of an attempt: SUCCEEDED, FAILED, REFUSED, CANCELLED, or back to the queue. Reports of many agents that
 * wait at the same time share one transaction.
 * Throws ASSIGNMENT_NOT_FOUND for someone else's assignment, EVENTS_MISSING while events are outstanding.
 */
export async function reportAttempt(report: AttemptReport): Promise<ReportAnswer> {
  const answer = await settleReports(report);
  if (answer instanceof AppError) throw answer;
  return answer;
}

const settleReports = batched(async (reports: AttemptReport[]): Promise<(ReportAnswer | AppError)[]> => {
  const { answers, settlements, resolvedIds } = await transaction(async (client) => {
    const { rows } = await client.query<Row>({
      name: "lock-attempts",
      text: LOCK_ATTEMPTS,
      values: [reports.map((report) => report.assignmentId), reports.map((report) => report.attempt)],
    });
    const settlements: Settlement[] = [];
    const answers = reports.map((report) => {
      const row = rows.find(({ id, attempt }) => id === report.assignmentId && attempt === report.attempt);
      const decision = decide(report, row);
      if ("settlement" in decision && row) {
        settlements.push(decision.settlement);
        row.result = decision.settlement.result; // a repeat in the same batch gets the same answer
        row.reported = true;
      }
      return "answer" in decision ? decision.answer : decision.error;
    });
    await writeSettlements(client, settlements);
    return { answers, settlements, resolvedIds: await judgeCoverage(client, settlements) };
  });
  await afterSettlements(settlements);
  announceAll("detectionChanged", resolvedIds);
  return answers;
});

type Decision =
  | { error: AppError }
  | { answer: ReportAnswer }
  | { answer: ReportAnswer; settlement: Settlement };

function decide(report: AttemptReport, row: Row | undefined): Decision {
  if (!row || row.agentId !== report.agentId) {
    const message = `This agent holds no attempt ${report.attempt} of an assignment "${report.assignmentId}".`;
    return { error: new AppError("ASSIGNMENT_NOT_FOUND", message) };
  }
  if (row.result !== null) return { answer: { state: row.result, late: !row.reported } };
  if (row.eventCount < report.eventCount) {
    const message = `Only ${row.eventCount} of ${report.eventCount} events have arrived. Submit the rest first.`;
    return { error: new AppError("EVENTS_MISSING", message) };
  }
  const act = report.failure
    ? actOfFailure({ ...row, ...report.failure, attempt: row.attempt })
    : ("complete" as const);
  const result = report.failure ? report.failure.result : "SUCCEEDED";
  const isInterrupted = act === "giveBack" && result === "CANCELLED";
  return {
    answer: { state: result, late: false },
    settlement: {
      id: row.id,
      scanId: row.scanId,
      attempt: row.attempt,
      from: row.state,
      act,
      result: nextState(row.state, act) === "CANCELLED" ? "CANCELLED" : result,
      failureCode: isInterrupted ? "INTERRUPTED" : (report.failure?.code ?? null),
      failureMessage: isInterrupted ? "Interrupted: its window closed." : (report.failure?.message ?? null),
      report: { coverage: report.coverage, command: report.command, toolVersion: report.toolVersion },
    },
  };
}

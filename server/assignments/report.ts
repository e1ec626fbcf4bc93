import { storable } from "../../agent/finding.ts";
import { batched } from "../batch.ts";
import { judgeCoverage } from "../coverage/judge.ts";
import { pool, transaction } from "../db.ts";
import { announceDetections } from "../detections/announce.ts";
import { AppError } from "../errors.ts";
import type { AssignmentState } from "../generated/prisma/enums.ts";
import { addToLog } from "../log-context.ts";
import { afterSettlements, type Settlement, writeSettlements } from "./settle.ts";
import { actOfFailure, nextState } from "./state.ts";

/** How an agent says that an attempt ended. */
export type AttemptReport = {
  /** Null for an import, which the head itself runs. */
  agentId: string | null;
  assignmentId: string;
  attempt: number;
  /** Events of the attempt in all; the head must have them before it accepts an end. */
  eventCount: number;
  coverage: unknown;
  command: string[];
  toolVersion: string | null;
  /** Why it is only a part although the scanner ran to its end; null or absent where it is whole. */
  partial?: { code: string; message: string } | null;
  /** Absent: the scanner ran to its end. */
  failure?: { result: "FAILED" | "CANCELLED" | "REFUSED"; code: string; message: string; retry: boolean };
};

/** How the attempt ended, and whether it had lost its lease before. A repeated report gets the same answer. */
export type ReportAnswer = { state: AssignmentState; late: boolean };

type Row = {
  id: string;
  scanId: string;
  state: AssignmentState;
  attempt: number;
  maxAttempts: number;
  isCancelRequested: boolean;
  isInterruptRequested: boolean;
  agentId: string | null;
  eventCount: number;
  result: AssignmentState | null;
  reported: boolean;
};

const READ_ATTEMPTS = `
  SELECT a.id, a."scanId", a.state::text AS state, a."maxAttempts",
         a."cancelRequestedAt" IS NOT NULL AS "isCancelRequested",
         a."interruptRequestedAt" IS NOT NULL AS "isInterruptRequested", t.attempt, t."agentId", t."eventCount",
         t.result::text AS result, t.reported
  FROM unnest($1::uuid[], $2::int[]) AS asked(id, attempt)
  JOIN "Assignment" a ON a.id = asked.id
  JOIN "Attempt" t ON t."assignmentId" = a.id AND t.attempt = asked.attempt`;

/**
 * Takes the end of an attempt: SUCCEEDED, FAILED, REFUSED, CANCELLED, or back to the queue. Reports of many agents that
 * wait at the same time share one transaction.
 * Throws ASSIGNMENT_NOT_FOUND for someone else's assignment, EVENTS_MISSING while events are outstanding.
 */
export async function reportAttempt(report: AttemptReport): Promise<ReportAnswer> {
  addToLog({ assignmentId: report.assignmentId, attempt: report.attempt });
  const answer = await settleReports(report);
  if (answer instanceof AppError) throw answer;
  return answer;
}

type Answer = ReportAnswer | AppError;

/** How often a report is looked at again because its assignment changed between look and write. */
const MAX_TRIES = 10;

/**
 * Reads without locks, decides, and writes only what is still as it was read. What changed meanwhile, because another
 * head expired it or an operator cancelled it, is read and decided again.
 */
const settleReports = batched(settleAll, { maxSize: 100, concurrency: 2 });

async function settleAll(reports: AttemptReport[]): Promise<Answer[]> {
  const answers = new Map<AttemptReport, Answer>();
  for (let tries = 1; answers.size < reports.length; tries++) {
    if (tries > MAX_TRIES) throw new Error("Reports could not be settled: their assignments keep changing.");
    const open = reports.filter((report) => !answers.has(report));
    const decisions = await decideAll(open);
    const wanted = new Set(decisions.flatMap(({ settlement }) => settlement ?? []));
    const { written, judged } = await transaction(async (client) => {
      const settled = await writeSettlements(client, [...wanted]);
      return { written: new Set(settled), judged: await judgeCoverage(client, settled) };
    });
    for (const { report, answer, settlement } of decisions) {
      if (!settlement || written.has(settlement)) answers.set(report, answer);
    }
    await afterSettlements([...written]);
    announceDetections(judged);
  }
  return reports.map((report) => answers.get(report) as Answer);
}

type Decided = { report: AttemptReport; answer: Answer; settlement?: Settlement };

async function decideAll(reports: AttemptReport[]): Promise<Decided[]> {
  const { rows } = await pool.query<Row>({
    name: "read-attempts",
    text: READ_ATTEMPTS,
    values: [reports.map((report) => report.assignmentId), reports.map((report) => report.attempt)],
  });
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  const decided = new Map<string, Decision>();
  return reports.map((report) => {
    const key = keyOf({ id: report.assignmentId, attempt: report.attempt });
    const decision = decide(report, byKey.get(key));
    // A repeat in the same batch gets the answer of the first, once that is written.
    const first = decision.settlement && decided.get(key);
    if (decision.settlement) decided.set(key, first ?? decision);
    return { report, ...(first ?? decision) };
  });
}

const keyOf = ({ id, attempt }: { id: string; attempt: number }) => `${id} ${attempt}`;

type Decision = { answer: Answer; settlement?: Settlement };

function decide(report: AttemptReport, row: Row | undefined): Decision {
  if (!row || row.agentId !== report.agentId) {
    const message = `This agent holds no attempt ${report.attempt} of an assignment "${report.assignmentId}".`;
    return { answer: new AppError("ASSIGNMENT_NOT_FOUND", message) };
  }
  if (row.result !== null) return { answer: { state: row.result, late: !row.reported } };
  if (row.eventCount < report.eventCount) {
    const message = `Only ${row.eventCount} of ${report.eventCount} events have arrived. Submit the rest first.`;
    return { answer: new AppError("EVENTS_MISSING", message) };
  }
  const act = report.failure
    ? actOfFailure({ ...row, ...report.failure, attempt: row.attempt })
    : ("complete" as const);
  const result = report.failure ? report.failure.result : "SUCCEEDED";
  const isInterrupted = act === "giveBack" && result === "CANCELLED";
  const ended = nextState(row.state, act) === "CANCELLED" ? "CANCELLED" : result;
  return {
    answer: { state: ended, late: false },
    settlement: {
      id: row.id,
      scanId: row.scanId,
      attempt: row.attempt,
      from: row.state,
      act,
      result: ended,
      failureCode: isInterrupted ? "INTERRUPTED" : (report.failure?.code ?? null),
      failureMessage: isInterrupted
        ? "Interrupted: its window closed."
        : storable(report.failure?.message ?? null),
      ...(report.failure && pickStopRequests(row)),
      report: storable({
        coverage: report.coverage,
        command: report.command,
        toolVersion: report.toolVersion,
        partialCode: report.partial?.code ?? null,
        partialMessage: report.partial?.message ?? null,
      }),
    },
  };
}

/** A success counts whatever was requested; what became of a failure depends on it. */
const pickStopRequests = ({ isCancelRequested, isInterruptRequested }: Row) => ({
  isCancelRequested,
  isInterruptRequested,
});

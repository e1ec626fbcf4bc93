import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { announce } from "../pubsub.ts";
import { afterSettlements, type Settlement, writeSettlements } from "./settle.ts";
import { wakeAgent } from "./wake-up.ts";

const CANCELLED_MESSAGE = "Cancelled by an operator.";

/**
 * Cancels what is not final of a scan, or one assignment. What waits ends at once; what runs is asked to stop, and ends
 * when its agent confirms or its lease runs out. Cancelling twice is the same as once.
 * @throws SCAN_NOT_FOUND or ASSIGNMENT_NOT_FOUND
 */
export async function cancelAssignments(
  which: { scanId: string } | { assignmentId: string },
  by: Origin = SYSTEM,
): Promise<void> {
  const [column, id] = "scanId" in which ? ['"scanId"', which.scanId] : ["id", which.assignmentId];
  const { settlements, running } = await transaction(async (client) => {
    const { rows } = await client.query(
      `SELECT id, "scanId", state::text AS state, attempt, "agentId" FROM "Assignment"
       WHERE ${column} = $1 ORDER BY id FOR UPDATE`,
      [id],
    );
    if (rows.length === 0) {
      throw "scanId" in which
        ? new AppError("SCAN_NOT_FOUND", `There is no scan with the id "${id}".`)
        : new AppError("ASSIGNMENT_NOT_FOUND", `There is no assignment with the id "${id}".`);
    }
    const settlements = rows
      .filter((row) => row.state === "QUEUED")
      .map(
        (row): Settlement => ({
          id: row.id,
          scanId: row.scanId,
          attempt: row.attempt,
          from: "QUEUED",
          act: "cancel",
          result: null,
          failureCode: "CANCELLED",
          failureMessage: CANCELLED_MESSAGE,
        }),
      );
    await writeSettlements(client, settlements);
    const running = rows.filter((row) => row.state === "RUNNING");
    await client.query(
      `UPDATE "Assignment" SET "cancelRequestedAt" = coalesce("cancelRequestedAt", now()) WHERE id = ANY($1)`,
      [running.map((row) => row.id)],
    );
    await recordAct(client, by, {
      act: "scanId" in which ? "scan.cancel" : "assignment.cancel",
      subject: `${"scanId" in which ? "scan" : "assignment"}:${id}`,
      after: { cancelled: settlements.length, askedToStop: running.length },
    });
    return { settlements, running };
  });
  await afterSettlements(settlements);
  announce(
    "assignmentChanged",
    running.map((row) => row.id),
  );
  for (const agentId of new Set(running.map((row) => row.agentId))) if (agentId) wakeAgent(agentId); // none has an import: the head that reads it looks at each renewal of its lease
}

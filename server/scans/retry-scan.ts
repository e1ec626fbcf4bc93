import { traceparent } from "../../agent/tracing.ts";
import { WAIT_HOURS } from "../assignments/settle.ts";
import { wakeAgentsFor } from "../assignments/wake-up.ts";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { announce } from "../pubsub.ts";

/**
 * Queues again what did not succeed of a scan, and only that. Final states stay as they are: each retried share gets a
 * new assignment that takes the old one's place.
 * @throws SCAN_NOT_FOUND, or NOTHING_TO_RETRY where every share succeeded or is still under way, and for an import
 */
export async function retryScan(scanId: string, by: Origin = SYSTEM): Promise<void> {
  const retried = await transaction(async (client) => {
    const scan = await client.query<{ isImport: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM "ReportImport" i WHERE i."scanId" = s.id) AS "isImport"
       FROM "Scan" s WHERE s.id = $1 FOR UPDATE`,
      [scanId],
    );
    if (!scan.rows[0]) throw new AppError("SCAN_NOT_FOUND", `There is no scan with the id "${scanId}".`);
    if (scan.rows[0].isImport)
      throw new AppError("NOTHING_TO_RETRY", "No agent can run an import again. Import the file again.");
    const { rows } = await client.query(RETRY, [scanId, traceparent()]);
    if (rows.length === 0) {
      throw new AppError("NOTHING_TO_RETRY", "Every share of this scan succeeded or is still under way.");
    }
    await client.query(`UPDATE "Scan" SET "finishedAt" = NULL WHERE id = $1`, [scanId]);
    const after = { queuedAgain: rows.length };
    await recordAct(client, by, { act: "scan.retry", subject: `scan:${scanId}`, after });
    return rows;
  });
  announce(
    "assignmentChanged",
    retried.map((row) => row.id),
  );
  await wakeAgentsFor(retried.filter((row) => !row.held));
}

const RETRY = `
WITH old AS (
  UPDATE "Assignment" SET superseded = true
  WHERE "scanId" = $1 AND NOT superseded AND state IN ('FAILED', 'CANCELLED', 'REFUSED', 'EXPIRED') RETURNING *
)
INSERT INTO "Assignment" ("scanId", share, "retryRound", scanner, targets, exclusions, networks, config, priority,
  "agedPriority", turn, held, "pinnedAgentId", labels, "minVersion", "needsPrivilege", "ruleSetIds", "maxRunSeconds", traceparent,
  "deadlineAt")
SELECT old."scanId", old.share, old."retryRound" + 1, old.scanner, old.targets, old.exclusions, old.networks,
  old.config, old.priority, old.priority, old.turn, s."pausedAt" IS NOT NULL OR NOT s."isWindowOpen",
  old."pinnedAgentId", old.labels, old."minVersion", old."needsPrivilege", old."ruleSetIds", old."maxRunSeconds", $2,
  now() + interval '${WAIT_HOURS} hours'
FROM old JOIN "Scan" s ON s.id = old."scanId"
RETURNING id, held, scanner, "pinnedAgentId", labels, networks, "minVersion", "needsPrivilege"`;

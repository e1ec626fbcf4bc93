import type pg from "pg";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { pool, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { announce } from "../pubsub.ts";
import type { Requirement } from "./placement.ts";
import { HELD_DAYS, WAIT_HOURS } from "./settle.ts";
import { wakeAgent, wakeAgentsFor } from "./wake-up.ts";

/** Stops handing out shares of a scan; running ones finish. Pausing twice is the same as once. Throws SCAN_NOT_FOUND. */
export function pauseScan(scanId: string, by: Origin = SYSTEM): Promise<void> {
  return changeScan(scanId, `"pausedAt" = coalesce("pausedAt", now())`, { act: "scan.pause", by });
}

/** Hands out the shares of a paused scan again, as far as its window is open. Throws SCAN_NOT_FOUND. */
export function resumeScan(scanId: string, by: Origin = SYSTEM): Promise<void> {
  return changeScan(scanId, `"pausedAt" = NULL`, { act: "scan.resume", by });
}

/**
 * Opens or closes the window of a scan. At the end of a window no new share starts; running ones finish, or are
 * interrupted and wait for the next opening.
 */
export async function setWindowOpen(
  scanId: string,
  isOpen: boolean,
  atEnd: "FINISH" | "INTERRUPT",
): Promise<void> {
  await changeScan(scanId, `"isWindowOpen" = ${isOpen ? "true" : "false"}`);
  if (!isOpen && atEnd === "INTERRUPT") await interruptAssignments({ scanId });
}

/** Asks for running assignments to be stopped for now: their agents give them back, and they go on later. */
export async function interruptAssignments(
  which: { scanId: string } | { agentIds: string[] },
): Promise<void> {
  const [condition, value] =
    "scanId" in which ? [`"scanId" = $1`, which.scanId] : [`"agentId" = ANY($1::uuid[])`, which.agentIds];
  const { rows } = await pool.query<{ id: string; agentId: string }>(
    `UPDATE "Assignment" SET "interruptRequestedAt" = now()
     WHERE ${condition} AND state = 'RUNNING' AND "interruptRequestedAt" IS NULL RETURNING id, "agentId"`,
    [value],
  );
  announce(
    "assignmentChanged",
    rows.map((row) => row.id),
  );
  for (const agentId of new Set(rows.map((row) => row.agentId))) wakeAgent(agentId);
}

type Waiting = Requirement & { id: string; state: string; held: boolean };

/** Changes a scan and holds or releases its shares; what somebody asked for is audited, what a window does is not. */
async function changeScan(
  scanId: string,
  change: string,
  asked?: { act: "scan.pause" | "scan.resume"; by: Origin },
): Promise<void> {
  const { rows, latest } = await transaction(async (client) => {
    const scan = await client.query(`UPDATE "Scan" SET ${change} WHERE id = $1 RETURNING id`, [scanId]);
    if (scan.rowCount === 0)
      throw new AppError("SCAN_NOT_FOUND", `There is no scan with the id "${scanId}".`);
    const held = await applyHold(client, scanId);
    const newest = await findLatest(client, scanId);
    if (asked) await recordAct(client, asked.by, { act: asked.act, subject: `scan:${scanId}` });
    return { rows: held, latest: newest };
  });
  // Views learn of a scan by its assignments: one is named even where none changed.
  announce("assignmentChanged", [...new Set([...rows.map((row) => row.id), ...latest])]);
  await wakeAgentsFor(rows.filter((row) => row.state === "QUEUED" && !row.held));
}

async function findLatest(client: pg.PoolClient, scanId: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id FROM "Assignment" WHERE "scanId" = $1 ORDER BY id DESC LIMIT 1`,
    [scanId],
  );
  return rows.map((row) => row.id);
}

/** Holds or releases what is not final of a scan, as its pause and window say. What runs keeps its own deadline. */
async function applyHold(client: pg.PoolClient, scanId: string): Promise<Waiting[]> {
  const { rows } = await client.query<Waiting>(
    `UPDATE "Assignment" a SET held = s.held,
       "deadlineAt" = CASE WHEN a.state = 'RUNNING' THEN a."deadlineAt"
         WHEN s.held THEN now() + interval '${HELD_DAYS} days' ELSE now() + interval '${WAIT_HOURS} hours' END
     FROM (SELECT id, "pausedAt" IS NOT NULL OR NOT "isWindowOpen" AS held FROM "Scan" WHERE id = $1) AS s
     WHERE a."scanId" = s.id AND a.state IN ('QUEUED', 'RUNNING') AND a.held <> s.held
     RETURNING a.id, a.state::text AS state, a.held, a.scanner, a."pinnedAgentId", a.labels, a.networks,
       a."minVersion", a."needsPrivilege"`,
    [scanId],
  );
  return rows;
}

import { type AgentFacts, loadAgentFacts } from "../agents/facts.ts";
import { misfit, type Requirement } from "../assignments/placement.ts";
import { WAIT_HOURS } from "../assignments/settle.ts";
import { pool } from "../db.ts";
import { announce } from "../pubsub.ts";

/** Rows one run takes; what is left waits for the next, a moment later. */
const BATCH = 500;
const HOUR_MS = 3_600_000;

type Waiting = Requirement & { id: string };

/**
 * Gives assignments more time that are about to be given up while the agents that fit are outside their hours: a day
 * from the next opening. Goes before assignments expire. Where no opening is to come, they expire as any other.
 */
export async function postponeOffHours(): Promise<void> {
  const { rows } = await pool.query<Waiting>({
    name: "about-to-expire",
    text: `SELECT id, scanner, "pinnedAgentId", labels, networks, "minVersion", "needsPrivilege",
             targets, config FROM "Assignment"
           WHERE state = 'QUEUED' AND "deadlineAt" < now() + interval '1 minute' AND "cancelRequestedAt" IS NULL
             AND EXISTS (SELECT 1 FROM "LabelWindow" UNION ALL SELECT 1 FROM "Agent" WHERE policy ? 'hours') ORDER BY id LIMIT $1`,
    values: [BATCH],
  });
  if (rows.length === 0) return;
  const agents = await loadAgentFacts();
  const postponed = rows.flatMap((row) => {
    const opensAt = nextOpening(row, agents);
    return opensAt ? [{ id: row.id, deadlineAt: new Date(opensAt.getTime() + WAIT_HOURS * HOUR_MS) }] : [];
  });
  if (postponed.length === 0) return;
  const changed = await pool.query<{ id: string }>({
    name: "postpone",
    text: `UPDATE "Assignment" a SET "deadlineAt" = r."deadlineAt"
           FROM jsonb_to_recordset($1) AS r(id uuid, "deadlineAt" timestamptz)
           WHERE a.id = r.id AND a.state = 'QUEUED' RETURNING a.id`,
    values: [JSON.stringify(postponed)],
  });
  announce(
    "assignmentChanged",
    changed.rows.map((row) => row.id),
  );
}

/** When the first of the agents that fit works again; null where one could have taken it, or none ever will. */
function nextOpening(requirement: Requirement, agents: AgentFacts[]): Date | null {
  const fitting = agents
    .filter(({ health }) => health === "ONLINE")
    .filter((agent) => misfit(requirement, agent) === null);
  if (fitting.some(({ offHours }) => offHours === null)) return null;
  const openings = fitting.flatMap(({ offHours }) => (offHours?.opensAt ? [offHours.opensAt.getTime()] : []));
  return openings.length > 0 ? new Date(Math.min(...openings)) : null;
}

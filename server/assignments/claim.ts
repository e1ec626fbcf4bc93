import { batched } from "../batch.ts";
import { config } from "../config.ts";
import { pool } from "../db.ts";
import { announce } from "../pubsub.ts";
import { type Candidate, distribute, type Placement, type Requirement } from "./placement.ts";

/** What an agent gets to know of an assignment that it now leases. */
export type LeasedAssignment = {
  id: string;
  attempt: number;
  scanner: string;
  targets: string[];
  exclusions: string[];
  config: unknown;
  maxRunSeconds: number;
  ruleSetIds: string[];
  leaseSeconds: number;
  agentId: string;
};

/**
 * Candidates of a look into the queue beyond the free slots. What fits none of the agents that ask is passed over, look
 * by look, each twice as far as the one before.
 */
const SPARE = 16;
const MAX_LOOKS = 9;

type Queued = Requirement & { id: string; agedPriority: number; turn: number };

/**
 * Leases queued assignments to an agent, at most as many as it has free slots: highest priority first, then in turns of
 * the scans, then oldest. Calls of many agents that wait at the same time share one look and one statement that writes.
 * No assignment is handed out twice: the look takes no lock, and the statement leases only what is still queued.
 */
export const claimAssignments = batched(
  async (asked: Candidate[]): Promise<LeasedAssignment[][]> => {
    // Two calls of one agent that meet here are one: its slots must not count twice.
    const agents = [...new Map(asked.map((agent) => [agent.id, agent])).values()];
    const leased = Map.groupBy(await leaseQueued(agents), ({ agentId }) => agentId);
    return asked.map(({ id }) => {
      const own = leased.get(id) ?? [];
      leased.delete(id);
      return own;
    });
  },
  { maxSize: 128 },
);

/** Looks through the queue, in order, until the agents are served or the queue ends. */
async function leaseQueued(agents: Candidate[]): Promise<LeasedAssignment[]> {
  const leased: LeasedAssignment[] = [];
  const free = new Map(agents.map((agent) => [agent.id, agent.freeSlots]));
  let last: Queued | undefined;
  for (let look = 0; look < MAX_LOOKS; look++) {
    const waiting = agents
      .map((agent) => ({ ...agent, freeSlots: free.get(agent.id) ?? 0 }))
      .filter(({ freeSlots }) => freeSlots > 0);
    if (waiting.length === 0) break;
    const slots = waiting.reduce((sum, { freeSlots }) => sum + freeSlots, 0);
    const limit = (slots + SPARE) * 2 ** look;
    const queue = await findQueued(waiting, limit, last);
    const claimed = await writeClaims(distribute(queue, waiting));
    for (const { agentId } of claimed) free.set(agentId, (free.get(agentId) ?? 0) - 1);
    leased.push(...claimed);
    last = queue.at(-1);
    if (queue.length < limit) break;
  }
  announce(
    "assignmentChanged",
    leased.map(({ id }) => id),
  );
  return leased;
}

async function findQueued(agents: Candidate[], limit: number, last?: Queued): Promise<Queued[]> {
  const scanners = agents.flatMap(({ capabilities }) => capabilities.map((capability) => capability.name));
  const labels = new Set(agents.map((agent) => JSON.stringify(agent.labels)));
  const { rows } = await pool.query<Queued>({
    name: "find-queued",
    text: `SELECT id, scanner, "pinnedAgentId", labels, networks, "minVersion", "needsPrivilege", "agedPriority", turn
           FROM "Assignment"
           WHERE state = 'QUEUED' AND NOT held AND "notBefore" <= now() AND "deadlineAt" > now()
             AND scanner = ANY($1) AND ("pinnedAgentId" IS NULL OR "pinnedAgentId" = ANY($2::uuid[]))
             AND EXISTS (SELECT 1 FROM jsonb_array_elements($3::jsonb) AS agent(labels)
                         WHERE agent.labels @> "Assignment".labels)
             AND (-"agedPriority", turn, id) > ($4, $5, $6::uuid)
           ORDER BY "agedPriority" DESC, turn, id LIMIT $7`,
    values: [
      [...new Set(scanners)],
      agents.map((agent) => agent.id),
      `[${[...labels].join(",")}]`,
      last ? -last.agedPriority : -100,
      last?.turn ?? 0,
      last?.id ?? "00000000-0000-0000-0000-000000000000",
      limit,
    ],
  });
  return rows;
}

/** Leases what is still queued of what was placed. What another head works on at this moment is left to it. */
async function writeClaims(placed: Placement<Queued>[]): Promise<LeasedAssignment[]> {
  if (placed.length === 0) return [];
  const { rows } = await pool.query<LeasedAssignment>({
    name: "claim",
    text: `WITH free AS MATERIALIZED (
             SELECT a.id, p."agentId", p.reason FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS p(id, "agentId", reason)
             JOIN "Assignment" a ON a.id = p.id
             WHERE a.state = 'QUEUED' AND NOT a.held FOR NO KEY UPDATE OF a SKIP LOCKED
           ), claimed AS (
             UPDATE "Assignment" a SET state = 'RUNNING', attempt = a.attempt + 1, "agentId" = free."agentId",
               "leaseExpiresAt" = now() + make_interval(secs => $4), "startedAt" = now(), progress = 0,
               "progressNote" = '', "progressIsEstimate" = false, "failureCode" = NULL, "failureMessage" = NULL,
               "deadlineAt" = now() + make_interval(secs => a."maxRunSeconds" + $4),
               "changedXid" = pg_current_xact_id()
             FROM free WHERE a.id = free.id
             RETURNING a.id, a.attempt, a.scanner, a.targets, a.exclusions, a.config, a."maxRunSeconds",
               a."ruleSetIds", a."agentId", free.reason
           ), begun AS (
             INSERT INTO "Attempt" ("assignmentId", attempt, "agentId", "placementReason", command)
             SELECT id, attempt, "agentId", reason, '{}' FROM claimed
           )
           SELECT *, $4::int AS "leaseSeconds" FROM claimed`,
    values: [
      placed.map(({ assignment }) => assignment.id),
      placed.map(({ agentId }) => agentId),
      placed.map(({ reason }) => reason),
      config.LEASE_SECONDS,
    ],
  });
  return rows;
}

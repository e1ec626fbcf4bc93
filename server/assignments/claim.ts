import { batched } from "../batch.ts";
import { config } from "../config.ts";
import { queuePool } from "../db.ts";
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
  traceparent: string | null;
};

/**
 * Candidates of a look into the queue beyond the free slots. What fits none of the agents that ask is passed over, look
 * by look, each twice as far as the one before.
 */
const SPARE = 16;
const MAX_LOOKS = 9;

/** How often an agent is placed anew because other heads were faster. */
const MAX_TRIES = 9;

/** Calls of one look or one statement, at most: while the one is written, the next is looked for. */
const BATCH = 32;

type Queued = Requirement & { id: string; agedPriority: number; turn: number };

/** Placed by this head and perhaps still queued: whoever looks meanwhile passes them over. */
const taken = new Set<string>();

/**
 * Leases queued assignments to an agent, at most as many as it has free slots: highest priority first, then in turns of
 * the scans, then oldest. Calls of many agents that wait at the same time share one look, and few statements that write;
 * while these are under way, the next look goes on behind them. No assignment is handed out twice: the look takes no
 * lock, and the statement leases only what is still queued.
 */
export async function claimAssignments(agent: Candidate): Promise<LeasedAssignment[]> {
  const leased: LeasedAssignment[] = [];
  const placed: Placement<Queued>[] = [];
  try {
    for (let tries = 0; leased.length < agent.freeSlots && tries < MAX_TRIES; tries++) {
      const own = await placeQueued({ ...agent, freeSlots: agent.freeSlots - leased.length });
      if (own.length === 0) break;
      placed.push(...own);
      const written = await leasePlaced(own);
      leased.push(...written);
      if (written.length === own.length) break; // else another head was faster, and there may be more behind
    }
  } finally {
    for (const { assignment } of placed) taken.delete(assignment.id);
  }
  return leased;
}

/** Finds work for agents; one look at a time, as each depends on what the one before took. */
const placeQueued = batched(
  async (asked: Candidate[]): Promise<Placement<Queued>[][]> => {
    // Two calls of one agent that meet here are one: its slots must not count twice.
    const agents = [...new Map(asked.map((agent) => [agent.id, agent])).values()];
    const placed = Map.groupBy(await lookThrough(agents), ({ agentId }) => agentId);
    return asked.map(({ id }) => {
      const own = placed.get(id) ?? [];
      placed.delete(id);
      return own;
    });
  },
  { maxSize: BATCH },
);

/** Looks through the queue, in order, until the agents are served or the queue ends, and marks as taken what it placed. */
async function lookThrough(agents: Candidate[]): Promise<Placement<Queued>[]> {
  const placed: Placement<Queued>[] = [];
  const free = new Map(agents.map((agent) => [agent.id, agent.freeSlots]));
  let last: Queued | undefined;
  for (let look = 0; look < MAX_LOOKS; look++) {
    const waiting = agents
      .map((agent) => ({ ...agent, freeSlots: free.get(agent.id) ?? 0 }))
      .filter(({ freeSlots }) => freeSlots > 0);
    if (waiting.length === 0) break;
    const slots = waiting.reduce((sum, { freeSlots }) => sum + freeSlots, 0);
    const passedOver = new Set(taken); // some may be leased before the answer is here, which shows them as queued
    const limit = (slots + SPARE) * 2 ** look + passedOver.size;
    const queue = await findQueued(waiting, limit, last);
    const others = queue.filter(({ id }) => !passedOver.has(id));
    const found = distribute(others, waiting);
    for (const { agentId } of found) free.set(agentId, (free.get(agentId) ?? 0) - 1);
    placed.push(...found);
    last = queue.at(-1);
    if (queue.length < limit) break;
  }
  for (const { assignment } of placed) taken.add(assignment.id);
  return placed;
}

async function findQueued(agents: Candidate[], limit: number, last?: Queued): Promise<Queued[]> {
  const scanners = agents.flatMap(({ capabilities }) => capabilities.map((capability) => capability.name));
  const labels = new Set(agents.map((agent) => JSON.stringify(agent.labels)));
  const { rows } = await queuePool.query<Queued>({
    name: "find-queued",
    text: `SELECT id, scanner, "pinnedAgentId", labels, networks, "minVersion", "needsPrivilege", "agedPriority", turn,
             targets, config
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

const leasePlaced = batched(
  async (placedOfEach: Placement<Queued>[][]): Promise<LeasedAssignment[][]> => {
    const leased = await writeClaims(placedOfEach.flat());
    announce(
      "assignmentChanged",
      leased.map(({ id }) => id),
    );
    const byId = new Map(leased.map((lease) => [lease.id, lease]));
    return placedOfEach.map((placed) => placed.flatMap(({ assignment }) => byId.get(assignment.id) ?? []));
  },
  { maxSize: BATCH, concurrency: 3 },
);

/** Leases what is still queued of what was placed. What another head works on at this moment is left to it. */
async function writeClaims(placed: Placement<Queued>[]): Promise<LeasedAssignment[]> {
  const { rows } = await queuePool.query<LeasedAssignment>({
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
               a."ruleSetIds", a."agentId", a.traceparent, free.reason
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

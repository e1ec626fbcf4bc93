import { batched } from "../batch.ts";
import { config } from "../config.ts";
import { transaction } from "../db.ts";
import { announce } from "../pubsub.ts";
import type { Candidate, Requirement } from "./placement.ts";
import { distribute } from "./placement.ts";

/** What an agent gets to know of an assignment that it now leases. */
export type LeasedAssignment = {
  id: string;
  attempt: number;
  scanner: string;
  targets: string[];
  exclusions: string[];
  config: unknown;
  maxRunSeconds: number;
  leaseSeconds: number;
  agentId: string;
};

/** Candidates looked at beyond the free slots, for the agents that not every assignment fits. */
const SPARE_CANDIDATES = 64;

/**
 * Leases queued assignments to an agent, at most as many as it has free slots: highest priority first, then oldest.
 * Calls of many agents that wait at the same time share one transaction; no assignment is handed out twice, because
 * candidates are locked and locked ones are skipped by other heads.
 */
export const claimAssignments = batched(
  async (agents: Candidate[]): Promise<LeasedAssignment[][]> => {
    const leased = await transaction(async (client) => {
      const slots = agents.reduce((sum, agent) => sum + agent.freeSlots, 0);
      const scanners = agents.flatMap(({ capabilities }) =>
        capabilities.map((capability) => capability.name),
      );
      const { rows } = await client.query<Requirement & { id: string }>({
        name: "claim-candidates",
        text: `SELECT id, scanner, "pinnedAgentId", labels FROM "Assignment"
               WHERE state = 'QUEUED' AND "notBefore" <= now() AND "deadlineAt" > now()
                 AND scanner = ANY($1) AND ("pinnedAgentId" IS NULL OR "pinnedAgentId" = ANY($2::uuid[]))
                 AND EXISTS (SELECT 1 FROM jsonb_array_elements($3::jsonb) AS agent(labels)
                             WHERE agent.labels @> "Assignment".labels)
               ORDER BY priority DESC, id LIMIT $4 FOR UPDATE SKIP LOCKED`,
        values: [
          [...new Set(scanners)],
          agents.map((agent) => agent.id),
          JSON.stringify(agents.map((agent) => agent.labels)),
          slots + SPARE_CANDIDATES,
        ],
      });
      const placed = distribute(rows, agents);
      if (placed.length === 0) return [];
      const updated = await client.query<LeasedAssignment>({
        name: "claim",
        text: `WITH claimed AS (
                 UPDATE "Assignment" a SET state = 'RUNNING', attempt = a.attempt + 1, "agentId" = c."agentId",
                   "leaseExpiresAt" = now() + make_interval(secs => $3), "startedAt" = now(), progress = 0,
                   "progressNote" = '', "failureCode" = NULL, "failureMessage" = NULL,
                   "deadlineAt" = now() + make_interval(secs => a."maxRunSeconds" + $3)
                 FROM unnest($1::uuid[], $2::uuid[]) AS c(id, "agentId") WHERE a.id = c.id
                 RETURNING a.id, a.attempt, a.scanner, a.targets, a.exclusions, a.config, a."maxRunSeconds", a."agentId"
               ), begun AS (
                 INSERT INTO "Attempt" ("assignmentId", attempt, "agentId", command)
                 SELECT id, attempt, "agentId", '{}' FROM claimed
               )
               SELECT *, $3::int AS "leaseSeconds" FROM claimed`,
        values: [
          placed.map(({ assignment }) => assignment.id),
          placed.map(({ agentId }) => agentId),
          config.LEASE_SECONDS,
        ],
      });
      return updated.rows;
    });
    announce(
      "assignmentChanged",
      leased.map((assignment) => assignment.id),
    );
    return agents.map((agent) => leased.filter((assignment) => assignment.agentId === agent.id));
  },
  { maxSize: 128 },
);

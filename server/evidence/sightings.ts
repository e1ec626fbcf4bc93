import { batched } from "../batch.ts";
import { db, pool } from "../db.ts";
import type {
  Agent,
  AgentStatus,
  Artifact,
  Assignment,
  Attempt,
  RuleSet,
} from "../generated/prisma/client.ts";

/** Attempts that one answer names for each detection, the latest. */
export const MAX_SIGHTINGS = 10;
/** Events of each detection that are looked at for them, the latest. */
export const MAX_EVENTS = 1000;

/** That an attempt saw a detection, and all that proves it. */
export type Sighting = {
  assignment: Assignment;
  attempt: Omit<Attempt, "coverage">;
  /** Null for an imported report, which no agent made. */
  agent: (Agent & { status: AgentStatus | null }) | null;
  /** Of the latest 1,000 events of the detection, those of this attempt. */
  eventCount: number;
  firstObservedAt: Date;
  lastObservedAt: Date;
  /** It was no longer the current attempt when it told of it. */
  late: boolean;
  /** When the scanner's own signatures were built, where it has any. */
  signaturesAt: Date | null;
  ruleSets: Omit<RuleSet, "content">[];
  artifacts: Artifact[];
};

type Row = Pick<Sighting, "eventCount" | "firstObservedAt" | "lastObservedAt" | "late" | "signaturesAt"> & {
  detectionId: string;
  assignmentId: string;
  attemptNumber: number;
};

const SIGHTINGS = `
SELECT d.id AS "detectionId", s.*, (
    SELECT max(c."signaturesAt") FROM "AttemptCoverage" c
    WHERE c."assignmentId" = s."assignmentId" AND c.attempt = s."attemptNumber"
  ) AS "signaturesAt"
FROM "Detection" d CROSS JOIN LATERAL (
  SELECT e."assignmentId", e.attempt AS "attemptNumber", count(*)::int AS "eventCount",
    min(e."observedAt") AS "firstObservedAt", max(e."observedAt") AS "lastObservedAt", bool_or(e.late) AS late
  FROM (SELECT * FROM "Event" WHERE fingerprint = d.fingerprint ORDER BY id DESC LIMIT ${MAX_EVENTS}) e
  GROUP BY e."assignmentId", e.attempt ORDER BY max(e."receivedAt") DESC LIMIT ${MAX_SIGHTINGS}
) s
WHERE d.id = ANY($1::uuid[])`;

/** The latest attempts that saw a detection. However many detections one request asks for: the same few statements. */
export const findSightings = batched(async (detectionIds: string[]): Promise<Sighting[][]> => {
  const { rows } = await pool.query<Row>({ name: "sightings", text: SIGHTINGS, values: [detectionIds] });
  const proofs = await loadProofs(rows);
  const sightings = Map.groupBy(rows, ({ detectionId }) => detectionId);
  return detectionIds.map((id) => (sightings.get(id) ?? []).flatMap(proofs));
});

/** Loads what the sightings name, and answers with what completes one; nothing where the attempt is deleted. */
async function loadProofs(rows: Row[]): Promise<(row: Row) => Sighting[]> {
  const ids = [...new Set(rows.map(({ assignmentId }) => assignmentId))];
  const [assignments, attempts, artifacts] = await Promise.all([
    db.assignment.findMany({ where: { id: { in: ids } } }),
    db.attempt.findMany({ where: { assignmentId: { in: ids } }, omit: { coverage: true } }),
    db.artifact.findMany({
      where: { assignmentId: { in: ids }, sha256: { not: "" } },
      orderBy: { id: "asc" },
    }),
  ]);
  const [agents, ruleSets] = await Promise.all([
    db.agent.findMany({
      where: { id: { in: attempts.flatMap(({ agentId }) => agentId ?? []) } },
      include: { status: true },
    }),
    db.ruleSet.findMany({
      where: { id: { in: assignments.flatMap(({ ruleSetIds }) => ruleSetIds) } },
      omit: { content: true },
    }),
  ]);
  const assignmentById = new Map(assignments.map((each) => [each.id, each]));
  const attemptByKey = new Map(attempts.map((each) => [`${each.assignmentId} ${each.attempt}`, each]));
  const agentById = new Map(agents.map((each) => [each.id, each]));
  const artifactsByKey = Map.groupBy(artifacts, (each) => `${each.assignmentId} ${each.attempt}`);
  return (row) => {
    const key = `${row.assignmentId} ${row.attemptNumber}`;
    const assignment = assignmentById.get(row.assignmentId);
    const attempt = attemptByKey.get(key);
    if (!assignment || !attempt) return [];
    const sighting = {
      ...row,
      assignment,
      attempt,
      agent: agentById.get(attempt.agentId ?? "") ?? null,
      ruleSets: ruleSets.filter(({ id }) => assignment.ruleSetIds.includes(id)),
      artifacts: artifactsByKey.get(key) ?? [],
    };
    return [sighting];
  };
}

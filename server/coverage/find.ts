import { pool } from "../db.ts";
import { AppError } from "../errors.ts";
import type { AssetKind } from "../generated/prisma/enums.ts";

/** One attempt that examined a place. */
export type Examination = {
  assignmentId: string;
  attempt: number;
  startedAt: Date;
  finishedAt: Date;
  /** It had no answer. */
  silent: boolean;
  privileged: boolean;
  checks: string[];
};

/** What was examined of a host by one protocol: ports as text such as `22,80-90`. */
export type ProtocolCoverage = {
  protocol: string;
  lastExaminedAt: Date;
  answeredPorts: string;
  silentPorts: string;
  notExaminedPorts: string;
};

/** A host's address and, for one that is only unique on a machine, the identity of the agent there. */
export type HostPlace = { address: string; machine: string };

/** Examinations of one answer, the latest. */
export const MAX_EXAMINATIONS = 20;
/** Attempts that the sum over a host looks back on. */
const MAX_SUMMED = 500;

const FIELDS = `c."assignmentId", c.attempt, c."startedAt", c."finishedAt", c.silent, c.privileged, c.checks`;

/** The latest attempts that examined a host, or one of its ports; none for a port that never was. */
export async function findHostExaminations(
  { address, machine }: HostPlace,
  at: { protocol: string; port: number } | null,
): Promise<Examination[]> {
  const { rows } = await pool.query<Examination>({
    name: "host-examinations",
    text: `SELECT ${FIELDS} FROM "AttemptCoverage" c
           WHERE c.hosts @> $1::inet AND c.machine = $2 AND ($3::text IS NULL OR (c.protocol = $3 AND c.ports @> $4::int))
           ORDER BY c."finishedAt" DESC, c.id DESC LIMIT ${MAX_EXAMINATIONS}`,
    values: [address, machine, at?.protocol ?? null, at?.port ?? null],
  });
  return rows;
}

/** What coverage knows an asset by; see the Asset model. */
type AssetPlace = { kind: AssetKind; key: string; label: string; machine: string; address: string | null };

/** The latest attempts that examined an asset: a host, a machine, or a file tree as far as their paths meet. */
export async function findAssetExaminations(asset: AssetPlace): Promise<Examination[]> {
  const { kind, machine, address } = asset;
  if (kind === "INTERFACE") return [];
  const condition =
    kind === "HOST"
      ? "c.hosts @> $2::inet AND c.machine = $1"
      : `c.hosts IS NULL AND c.machine = $1 AND CASE WHEN $2 = '' THEN c.scanner <> 'yara' ELSE EXISTS (
           SELECT 1 FROM unnest(c.paths) AS root WHERE root = $2
             OR starts_with($2, rtrim(root, '/') || '/') OR starts_with(root, rtrim($2, '/') || '/')) END`;
  const place = kind === "HOST" ? address : kind === "MACHINE" ? "" : asset.label;
  const { rows } = await pool.query<Examination>({
    name: kind === "HOST" ? "examinations-of-host" : "examinations-on-machine",
    text: `SELECT DISTINCT ON (c."finishedAt", c."assignmentId", c.attempt) ${FIELDS} FROM "AttemptCoverage" c WHERE ${condition}
           ORDER BY c."finishedAt" DESC, c."assignmentId", c.attempt, c.silent LIMIT ${MAX_EXAMINATIONS}`,
    values: [machine, place],
  });
  return rows;
}

/** What the latest 500 looks at a host examined in all, and what they did not. */
export async function sumHostCoverage({ address, machine }: HostPlace): Promise<ProtocolCoverage[]> {
  const { rows } = await pool.query<ProtocolCoverage>({
    name: "host-coverage",
    text: `WITH looks AS (
             SELECT protocol, ports, silent, "finishedAt" FROM "AttemptCoverage"
             WHERE hosts @> $1::inet AND machine = $2 ORDER BY "finishedAt" DESC LIMIT ${MAX_SUMMED}
           ), summed AS (
             SELECT protocol, max("finishedAt") AS "lastExaminedAt",
               coalesce(range_agg(ports) FILTER (WHERE NOT silent), '{}') AS answered,
               coalesce(range_agg(ports) FILTER (WHERE silent), '{}') AS silent
             FROM looks GROUP BY protocol
           )
           SELECT protocol, "lastExaminedAt", answered::text AS "answeredPorts",
             (silent - answered)::text AS "silentPorts",
             (int4multirange(int4range(1, 65536)) - answered - silent)::text AS "notExaminedPorts"
           FROM summed ORDER BY protocol`,
    values: [address, machine],
  });
  return rows.map((row) => ({
    ...row,
    answeredPorts: portsText(row.answeredPorts),
    silentPorts: portsText(row.silentPorts),
    notExaminedPorts: portsText(row.notExaminedPorts),
  }));
}

/** PostgreSQL's `{[22,23),[80,91)}` as `22,80-90`. */
function portsText(multirange: string): string {
  return [...multirange.matchAll(/\[(\d+),(\d+)\)/g)]
    .map(([, first, end]) => [Number(first), Number(end) - 1])
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
    .join(",");
}

/**
 * The latest attempts of a detection's scanner that examined its place, whether they saw it or not.
 * Throws DETECTION_NOT_FOUND.
 */
export async function findExaminations(detectionId: string): Promise<Examination[]> {
  const { rows } = await pool.query<Examination>({
    name: "detection-examinations",
    text: `SELECT d.id AS "detectionId", look.* FROM "Detection" d LEFT JOIN LATERAL (
             (SELECT ${FIELDS} FROM "AttemptCoverage" c
              WHERE d.address IS NOT NULL AND c.hosts @> d.address AND c.machine = d.machine AND c.scanner = d.scanner
                AND (d.port IS NULL OR (c.protocol = d.protocol AND c.ports @> d.port))
              ORDER BY c."finishedAt" DESC, c.id DESC LIMIT ${MAX_EXAMINATIONS})
             UNION ALL
             (SELECT ${FIELDS} FROM "AttemptCoverage" c
              WHERE d.address IS NULL AND c.hosts IS NULL AND c.machine = d.machine AND c.scanner = d.scanner
                AND CASE WHEN d.path IS NULL
                  THEN c.scanner <> 'lynis' OR split_part(coalesce(d.rule, ''), ':', 1) = ANY(c.checks)
                  ELSE EXISTS (SELECT 1 FROM unnest(c.paths) AS root
                      WHERE d.path = root OR starts_with(d.path, rtrim(root, '/') || '/'))
                    AND NOT EXISTS (SELECT 1 FROM unnest(c."pathsNotRead") AS missed
                      WHERE d.path = missed OR starts_with(d.path, missed || '/')) END
              ORDER BY c."finishedAt" DESC LIMIT ${MAX_EXAMINATIONS})
           ) AS look ON true WHERE d.id = $1`,
    values: [detectionId],
  });
  if (rows.length === 0)
    throw new AppError("DETECTION_NOT_FOUND", `There is no detection with the id "${detectionId}".`);
  return rows.filter((row) => row.assignmentId !== null);
}

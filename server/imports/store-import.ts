import { recordAct, SYSTEM } from "../audit/record-act.ts";
import { config } from "../config.ts";
import { pool, transaction } from "../db.ts";
import type { ChunkKey } from "../events/store.ts";
import type { Importer } from "./import-report.ts";

/** How long reading a report may take at most, in seconds. Its deadline. */
const MAX_IMPORT_SECONDS = 6 * 60 * 60;

/** What is known of an import when the first thing of it is stored. */
export type ImportFacts = {
  scanner: string;
  fileName: string;
  machine: string | null;
  by: Importer;
};

/** Where the events and the file of an import belong: an attempt that no agent runs. */
export type ImportKey = ChunkKey & { scanId: string };

const BEGIN_IMPORT = `
WITH scan AS (
  INSERT INTO "Scan" (name, targets, exclusions, scanners, "createdBy") VALUES ($1, '{}', '{}', ARRAY[$2], $3)
  RETURNING id, priority
), kept AS (
  INSERT INTO "ReportImport" ("scanId", "fileName", machine, "importedBy") SELECT id, $4, $5, $6 FROM scan
), stored AS (
  INSERT INTO "Assignment" ("scanId", share, scanner, targets, exclusions, priority, "agedPriority", state, attempt,
    "maxAttempts", "startedAt", "leaseExpiresAt", "deadlineAt", "maxRunSeconds")
  SELECT id, 0, $2, '{}', '{}', priority, priority, 'RUNNING', 1, 1, now(), now() + make_interval(secs => $7),
    now() + make_interval(secs => $8), $8 FROM scan
  RETURNING id
), begun AS (
  INSERT INTO "Attempt" ("assignmentId", attempt, command) SELECT id, 1, '{}' FROM stored
)
SELECT (SELECT id FROM scan) AS "scanId", (SELECT id FROM stored) AS "assignmentId"`;

/**
 * Stores the scan of an import with its one assignment, which begins as RUNNING: no agent can ever claim it. The head
 * that reads the report holds its lease; when that head dies, the duty that ends lost leases ends the import.
 */
export async function beginImport({ scanner, fileName, machine, by }: ImportFacts): Promise<ImportKey> {
  const name = `Import of ${fileName}`;
  const on = machine?.toLowerCase() ?? "";
  const stored = await transaction(async (client) => {
    const { rows } = await client.query<{ scanId: string; assignmentId: string }>({
      name: "begin-import",
      text: BEGIN_IMPORT,
      values: [name, scanner, by.userId, fileName, on, by.name, config.LEASE_SECONDS, MAX_IMPORT_SECONDS],
    });
    const begun = rows[0] as { scanId: string; assignmentId: string };
    const act = {
      act: "report.import",
      subject: `scan:${begun.scanId}`,
      after: { fileName, scanner, machine },
    } as const;
    await recordAct(client, by.origin ?? SYSTEM, act);
    return begun;
  });
  return { ...stored, agentId: null, attempt: 1 };
}

/**
 * Renews the lease of an import and tells how far it is.
 * @param progress 0 to 1; 0 where the size of the report is not known
 * @returns whether to go on: not cancelled, and not ended by somebody else
 */
export async function renewImport(
  { assignmentId }: ImportKey,
  progress: number,
  progressNote: string,
): Promise<boolean> {
  const { rows } = await pool.query<{ isCancelled: boolean }>({
    name: "renew-import",
    text: `UPDATE "Assignment" SET "leaseExpiresAt" = least("deadlineAt", now() + make_interval(secs => $2)), progress = $3, "progressNote" = $4
           WHERE id = $1 AND state = 'RUNNING' RETURNING "cancelRequestedAt" IS NOT NULL AS "isCancelled"`,
    values: [assignmentId, config.LEASE_SECONDS, progress, progressNote],
  });
  return rows[0]?.isCancelled === false;
}

/** Keeps what a report proves, and counts the detections that it supports. Called when all of its events are stored. */
export async function concludeImport(
  { scanId, assignmentId }: ImportKey,
  verdict: { code: string; message: string },
): Promise<void> {
  await pool.query({
    name: "conclude-import",
    text: `UPDATE "ReportImport" SET "verdictCode" = $3, "verdictMessage" = $4, "detectionCount" = c.known,
             "newCount" = c.found, "reopenedCount" = c.reopened
           FROM (SELECT count(DISTINCT d.id) AS known, count(DISTINCT d.id) FILTER (WHERE h.kind = 'FOUND') AS found,
                   count(DISTINCT d.id) FILTER (WHERE h.kind = 'REOPENED') AS reopened
                 FROM (SELECT DISTINCT fingerprint FROM "Event" WHERE "assignmentId" = $2 AND NOT late) AS e
                 JOIN "Detection" d ON d.fingerprint = e.fingerprint
                 LEFT JOIN "DetectionChange" h ON h."detectionId" = d.id AND h."assignmentId" = $2) AS c
           WHERE "scanId" = $1`,
    values: [scanId, assignmentId, verdict.code, verdict.message],
  });
}

/** Removes an import of which nothing could be read: neither scan nor file stays. */
export async function dropImport({ scanId, assignmentId }: ImportKey): Promise<void> {
  // Nothing deletes events with their assignment: see the migration lighter_ingestion.
  await pool.query(
    `WITH events AS (DELETE FROM "Event" WHERE "assignmentId" = $2) DELETE FROM "Scan" WHERE id = $1`,
    [scanId, assignmentId],
  );
}

import type pg from "pg";
import { z } from "zod";
import { serviceFacts } from "../assets/upsert.ts";
import type { Settlement } from "../assignments/settle.ts";
import type { ChangedDetection } from "../detections/announce.ts";
import { logger } from "../logger.ts";
import { ruleNamesOf } from "../rules/rule-names.ts";
import { LOOKED_AT_PORT, LOOKED_IN_TREE, LOOKED_ON_MACHINE } from "./conditions.ts";
import { type Examined, readExamined } from "./examined.ts";
import { type AttemptFacts, type Proof, proofOf } from "./proof.ts";

const HasExamined = z.object({ examined: z.object({}) });

/** Whether a settlement may prove something gone: a success of a current attempt that says what it examined. */
export function mayProve({ act, result, report }: Settlement): boolean {
  return act === "complete" && result === "SUCCEEDED" && HasExamined.safeParse(report?.coverage).success;
}

/**
 * Keeps what successful attempts examined, closes the services and resolves the detections that are therefore gone. Part of the transaction
 * that settles the attempts. Asks nothing of the database where no settlement proves anything.
 *
 * Gone is a detection of the same scanner, OPEN or ACKNOWLEDGED, at a place that the attempt examined in the way in which
 * it was last seen, and which the head last received before the attempt began. That last condition makes it right whatever
 * overlaps: what this attempt or a later one saw was received after this one began; and what an older one delivers late
 * may have been there after this one looked, so it stays until an attempt begins after it. All times are the database's.
 *
 * A port that gave no answer is gone only when it gives none twice in a row: a lost packet looks the same.
 *
 * Rows are locked in the order of fingerprints, then assets in the order of keys, as ingestion locks them. PostgreSQL looks at a row again once it has the
 * lock: a detection that was received meanwhile no longer passes, and one that is received next opens again.
 * @returns the detections that were resolved, whose port was closed or gave no answer, to announce after the commit
 */
export async function judgeCoverage(
  client: pg.PoolClient,
  settlements: Settlement[],
): Promise<ChangedDetection[]> {
  const proving = settlements.filter(mayProve);
  if (proving.length === 0) return [];
  const facts = await loadFacts(client, proving);
  const proofs = facts.flatMap((attempt) => {
    const settlement = proving.find(
      ({ id, attempt: number }) => id === attempt.assignmentId && number === attempt.attempt,
    );
    const examined = readExamined(attempt.scanner, settlement?.report?.coverage);
    return examined ? provenBy(attempt, examined) : [];
  });
  if (proofs.length === 0) return [];
  await client.query({ name: "keep-coverage", text: KEEP_COVERAGE, values: [JSON.stringify(proofs)] });
  const rules = await rulesOf(client, proofs);
  const judged = proofs.map((proof) => ({
    ...proof,
    rules: proof.scanner === "yara" ? proof.ruleSetIds.flatMap((id) => rules.get(id) ?? []) : [],
  }));
  const { rows } = await client.query<ChangedDetection>({
    name: "close-gone",
    text: CLOSE_GONE,
    values: [JSON.stringify(judged)],
  });
  return rows;
}

/** A coverage that the head cannot make sense of proves nothing; it must not keep a report from being taken. */
function provenBy(attempt: AttemptFacts, examined: Examined): Proof[] {
  try {
    return proofOf(attempt, examined);
  } catch (err) {
    const { assignmentId, attempt: number } = attempt;
    logger.warn({ op: "coverage.read", ok: false, assignmentId, attempt: number, err });
    return [];
  }
}

async function loadFacts(client: pg.PoolClient, settlements: Settlement[]): Promise<AttemptFacts[]> {
  const { rows } = await client.query<AttemptFacts>({
    name: "coverage-facts",
    text: `SELECT a.id AS "assignmentId", t.attempt, t."agentId", g.identity, a.scanner, a.targets, a.exclusions, a.config,
             a."ruleSetIds", t."startedAt"
           FROM unnest($1::uuid[], $2::int[]) AS asked(id, attempt)
           JOIN "Assignment" a ON a.id = asked.id
           JOIN "Attempt" t ON t."assignmentId" = a.id AND t.attempt = asked.attempt
           JOIN "Agent" g ON g.id = t."agentId"`,
    values: [settlements.map(({ id }) => id), settlements.map(({ attempt }) => attempt)],
  });
  return rows;
}

function rulesOf(client: pg.PoolClient, proofs: Proof[]): Promise<Map<string, string[]>> {
  const ids = proofs.filter(({ scanner }) => scanner === "yara").flatMap(({ ruleSetIds }) => ruleSetIds);
  return ruleNamesOf(client, [...new Set(ids)]);
}

const COLUMNS = `"assignmentId" uuid, attempt int, "agentId" uuid, scanner text, machine text, "startedAt" timestamptz,
    names text[], hosts inetmultirange, protocol text, ports int4multirange, silent boolean, paths text[],
    "pathsNotRead" text[], recursive boolean, checks text[], "ruleSetIds" uuid[], "signaturesAt" timestamptz,
    privileged boolean, rules text[]`;

const KEEP_COVERAGE = `
INSERT INTO "AttemptCoverage" ("assignmentId", attempt, scanner, machine, "startedAt", "finishedAt", names, hosts, protocol,
  ports, silent, paths, "pathsNotRead", recursive, checks, "ruleSetIds", "signaturesAt", privileged)
SELECT "assignmentId", attempt, scanner, machine, "startedAt", now(), names, hosts, protocol, ports, silent, paths,
  "pathsNotRead", recursive, checks, "ruleSetIds", "signaturesAt", privileged
FROM jsonb_to_recordset($1::jsonb) AS r(${COLUMNS})`;

/** What can be gone at all, of the detections d by a proof r. */
const JUDGED = `d.scanner = r.scanner AND d.status IN ('OPEN', 'ACKNOWLEDGED') AND d."lastReceivedAt" < r."startedAt"`;

/** d is an open port, and its service is not closed. People judge detections; whether a port is open is no matter of theirs. */
const IS_OPEN_SERVICE = `d.category = 'open-port' AND EXISTS (SELECT 1 FROM "AssetService" s WHERE s."assetKey" = d."assetKey"
    AND s.protocol = d.protocol AND s.port = d.port AND s."closedAt" IS NULL)`;

/**
 * Each look into "Detection" is a subquery of its own, which OFFSET 0 keeps apart: for each run of addresses, machine or
 * tree one search in an index, so that the cost follows the detections there and not the size of the table.
 */
const CLOSE_GONE = `
WITH proof AS MATERIALIZED (
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(${COLUMNS})
), gone AS (
  SELECT d.id, r."assignmentId", r.attempt, r."startedAt", r.silent
  FROM proof r CROSS JOIN LATERAL unnest(r.hosts) AS run CROSS JOIN LATERAL (
    SELECT d.id FROM "Detection" d
    WHERE d.machine = r.machine AND d.address >= lower(run) AND d.address <= upper(run)
      AND d.scanner = r.scanner AND d."lastReceivedAt" < r."startedAt"
      AND (d.status IN ('OPEN', 'ACKNOWLEDGED') OR ${IS_OPEN_SERVICE})
      AND ${LOOKED_AT_PORT}
    OFFSET 0) AS d
  UNION ALL
  SELECT d.id, r."assignmentId", r.attempt, r."startedAt", false
  FROM proof r CROSS JOIN LATERAL (
    SELECT d.id FROM "Detection" d
    WHERE d."assetKey" = 'machine:' || r.machine AND ${JUDGED} AND ${LOOKED_ON_MACHINE}
    OFFSET 0) AS d
  UNION ALL
  SELECT d.id, r."assignmentId", r.attempt, r."startedAt", false
  FROM proof r CROSS JOIN LATERAL (SELECT root, rtrim(root, '/') AS trunk FROM unnest(r.paths) AS root) AS tree
  CROSS JOIN LATERAL (
    SELECT d.id FROM "Detection" d
    WHERE d.machine = r.machine AND d.path COLLATE "C" >= tree.root AND d.path COLLATE "C" < tree.trunk || '0' AND ${JUDGED}
      AND ${LOOKED_IN_TREE}
    OFFSET 0) AS d
), decided AS MATERIALIZED (
  SELECT DISTINCT ON (id) * FROM gone ORDER BY id, silent, "startedAt" DESC
), locked AS (
  SELECT d.id, d."assetKey", d.category, d.protocol, d.port, d.status AS before, c."assignmentId", c.attempt, c."startedAt",
    NOT c.silent OR coalesce(d."unansweredAt" > d."lastReceivedAt", false) AS "isGone"
  FROM "Detection" d JOIN decided c ON c.id = d.id
  WHERE d."lastReceivedAt" < c."startedAt"
  ORDER BY d.fingerprint FOR UPDATE OF d
), assets AS MATERIALIZED (
  SELECT a.key FROM "Asset" a WHERE a.key IN (SELECT "assetKey" FROM locked WHERE "isGone") ORDER BY a.key FOR NO KEY UPDATE
), services AS (
  UPDATE "AssetService" s SET "closedAt" = now() FROM locked l
  WHERE l."isGone" AND l.category = 'open-port' AND s."assetKey" = l."assetKey" AND s.protocol = l.protocol AND s.port = l.port
    AND s."closedAt" IS NULL
  RETURNING s.*, l."assignmentId", l.attempt
), "servicesTold" AS (
  INSERT INTO "AssetChange" ("assetKey", kind, protocol, port, before, "assignmentId", attempt)
  SELECT "assetKey", 'SERVICE_CLOSED', protocol, port, ${serviceFacts("services")}, "assignmentId", attempt FROM services
), touched AS (
  UPDATE "Asset" a SET "changedXid" = DEFAULT FROM assets
  WHERE a.key = assets.key AND a.key IN (SELECT "assetKey" FROM services)
), closed AS (
  UPDATE "Detection" d SET status = 'RESOLVED', "statusSince" = now(), "resolvedAt" = now(), "resolvedBy" = 'COVERAGE'
  FROM locked l
  WHERE d.id = l.id AND l."isGone" AND l.before IN ('OPEN', 'ACKNOWLEDGED') AND (SELECT count(*) FROM assets) >= 0
  RETURNING d.id, l.before, l."assignmentId", l.attempt
), unanswered AS (
  UPDATE "Detection" d SET "unansweredAt" = l."startedAt" FROM locked l WHERE d.id = l.id AND NOT l."isGone"
), told AS (
  INSERT INTO "DetectionChange" ("detectionId", kind, "from", "to", "assignmentId", attempt)
  SELECT id, 'RESOLVED', before, 'RESOLVED', "assignmentId", attempt FROM closed
)
SELECT id, "assetKey" FROM locked`;

import { readFile } from "node:fs/promises";
import { sql } from "./database.ts";
import { AGENTS } from "./plan.ts";
import { runningScanners } from "./processes.ts";

/** True when nothing is left to do, and every agent is back and has delivered everything. */
export async function isQuiet(databaseUrl: string): Promise<boolean> {
  const [counts] = await sql<{ open: number; ready: number }>(
    databaseUrl,
    `SELECT (SELECT count(*)::int FROM "Scan" WHERE "finishedAt" IS NULL) AS open,
       (SELECT count(*)::int FROM "Agent" a JOIN "AgentStatus" s ON s."agentId" = a.id
        WHERE a.health = 'ONLINE' AND s."freeSlots" = a.slots AND s."spoolBytes" = 0) AS ready`,
  );
  return counts?.open === 0 && counts.ready === AGENTS.length;
}

/** What is not finished, and why it is not: for the report of a run that does not become quiet. */
export async function whatIsOpen(databaseUrl: string): Promise<string[]> {
  const rows = await sql<{ sentence: string }>(
    databaseUrl,
    `SELECT format('Assignment %s of %s is %s, attempt %s, lease until %s.', a.id, s.name, a.state, a.attempt,
       a."leaseExpiresAt") AS sentence
     FROM "Assignment" a JOIN "Scan" s ON s.id = a."scanId" WHERE a.state IN ('QUEUED', 'RUNNING')
     UNION ALL
     SELECT format('Scan %s is not finished.', name) FROM "Scan" WHERE "finishedAt" IS NULL
     UNION ALL
     SELECT format('%s is %s, with %s free slots and %s bytes to send. %s', a.identity, a.health, s."freeSlots",
       s."spoolBytes", s.problem)
     FROM "Agent" a JOIN "AgentStatus" s ON s."agentId" = a.id
     WHERE a.health <> 'ONLINE' OR s."freeSlots" <> a.slots OR s."spoolBytes" <> 0`,
  );
  return rows.map(({ sentence }) => sentence);
}

/** Everything found, by title, asset and location, sorted. */
export async function detectionsIn(databaseUrl: string): Promise<string[]> {
  const rows = await sql<{ found: string }>(
    databaseUrl,
    `SELECT DISTINCT concat_ws(' | ', title, "assetLabel", location) AS found FROM "Detection" ORDER BY found`,
  );
  return rows.map(({ found }) => found);
}

/** Scans with assignments that did not succeed, and of those assignments the reasons. */
export async function failuresIn(databaseUrl: string): Promise<{ scanId: string; reason: string }[]> {
  return sql(
    databaseUrl,
    `SELECT "scanId", concat_ws(': ', "failureCode", "failureMessage") AS reason FROM "Assignment"
     WHERE state IN ('FAILED', 'EXPIRED', 'REFUSED', 'CANCELLED') AND NOT superseded ORDER BY id`,
  );
}

/** Each rule selects sentences about what breaks it. */
const RULES = [
  `SELECT format('Assignment %s is still %s.', id, state) FROM "Assignment" WHERE state IN ('QUEUED', 'RUNNING')`,
  `SELECT format('Scan %s has no end.', name) FROM "Scan" WHERE "finishedAt" IS NULL`,
  `SELECT format('Assignment %s is %s without a reason.', id, state) FROM "Assignment"
   WHERE state <> 'SUCCEEDED' AND ("failureCode" IS NULL OR "failureMessage" IS NULL)`,
  `SELECT format('Attempt %s of %s has no end.', attempt, "assignmentId") FROM "Attempt" WHERE result IS NULL`,
  `SELECT format('Assignment %s succeeded %s times.', a.id, count(t.*)) FROM "Assignment" a
   LEFT JOIN "Attempt" t ON t."assignmentId" = a.id AND t.result = 'SUCCEEDED'
   WHERE a.state = 'SUCCEEDED' GROUP BY a.id HAVING count(t.*) <> 1`,
  `SELECT format('Attempt %s of %s has %s events, counted as %s.', t.attempt, t."assignmentId", count(e.*), t."eventCount")
   FROM "Attempt" t LEFT JOIN "Event" e ON e."assignmentId" = t."assignmentId" AND e.attempt = t.attempt
   GROUP BY t."assignmentId", t.attempt HAVING count(e.*) <> t."eventCount"`,
  `SELECT format('Attempt %s of %s succeeded with a gap: %s events up to number %s.', t.attempt, t."assignmentId",
     count(*), max(e.sequence))
   FROM "Attempt" t JOIN "Event" e ON e."assignmentId" = t."assignmentId" AND e.attempt = t.attempt
   WHERE t.result = 'SUCCEEDED' GROUP BY t."assignmentId", t.attempt HAVING max(e.sequence) <> count(*)`,
  `SELECT format('%s are counted as %s, and are %s.', name, counted, present) FROM (
     SELECT c.name, sum(c.value) AS counted,
       CASE c.name WHEN 'events' THEN (SELECT count(*) FROM "Event") ELSE (SELECT count(*) FROM "Detection") END AS present
     FROM "Counter" c WHERE c.name IN ('events', 'detections') GROUP BY c.name) AS totals WHERE counted <> present`,
  `SELECT format('There are %s agents instead of ${AGENTS.length}: %s.', count(*), string_agg(identity, ', '))
   FROM "Agent" HAVING count(*) <> ${AGENTS.length}`,
];

/** Sentences about every rule of dispatch that the stored rows break. */
export async function brokenRules(databaseUrl: string): Promise<string[]> {
  const found = await Promise.all(RULES.map((rule) => sql<{ format: string }>(databaseUrl, rule)));
  return found.flat().map(({ format }) => format);
}

/** Scanner processes for these ports that outlived their agents. */
export async function leftScanners(portList: string): Promise<string[]> {
  const pids = await runningScanners(portList);
  return pids.map((pid) => `The scanner process ${pid} was left behind.`);
}

/** Errors in a head's log that nobody expects; an outage of the database is expected. */
export async function unexpectedErrors(name: string, logFile: string): Promise<string[]> {
  const lines = (await readFile(logFile, "utf8").catch(() => "")).split("\n");
  return lines
    .filter((line) => line.includes('"level":50') && /"op":"(graphql|http)\./.test(line))
    .map((line) => `${name} logged: ${line.slice(0, 600)}`);
}

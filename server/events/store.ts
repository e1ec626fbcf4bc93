import type pg from "pg";
import { createLocator } from "../assets/locate.ts";
import { sightingsOf } from "../assets/sightings.ts";
import { pool, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import { ALERT, rankAlerts } from "../intelligence/rank-alerts.ts";
import { addToLog } from "../log-context.ts";
import { measureIngestionLag } from "../metrics/work-metrics.ts";
import { announce, announceAll, publish } from "../pubsub.ts";
import { columnsOf } from "./columns.ts";
import type { CheckedEvent } from "./event.ts";
import { assertInScope } from "./scope.ts";
import { STORE_CHUNK } from "./store-statement.ts";

/** Where a chunk of events belongs. Without an agent it is an attempt of an import, which the head itself runs. */
export type ChunkKey = { agentId: string | null; assignmentId: string; attempt: number };

/** Ids are joined by commas: read as arrays, they would cost more than all else of the answer. */
type Stored = {
  late: boolean;
  eventIds: string;
  detectionIds: string;
  newAlertIds: string;
  assetKeys: string[];
};

/** Totals are spread over this many rows, which chunks that are stored at once take in turn. */
const COUNTER_SLOTS = 16;
let lastSlot = Math.floor(Math.random() * COUNTER_SLOTS);
const UNIQUE_VIOLATION = "23505";

/**
 * Stores a chunk of events of an attempt that belongs to the agent, and the detections they support.
 * @returns how many events of the chunk the head now has, and whether they came late
 * @throws ASSIGNMENT_NOT_FOUND for an attempt that is not the agent's, ASSET_OUTSIDE_TARGETS for hosts that it was not sent to
 */
export async function storeChunk(
  key: ChunkKey,
  events: CheckedEvent[],
): Promise<{ stored: number; late: boolean }> {
  const owner = await requireAttempt(key, rangeOf(events));
  if (key.agentId !== null) assertInScope(events, owner);
  const { late, eventIds, detectionIds, assetKeys } = await store(key, events, owner);
  if (eventIds !== "") {
    publish("eventAdded", { scanId: owner.scanId, assignmentId: key.assignmentId, ids: eventIds.split(",") });
    announce("assignmentChanged", [key.assignmentId]);
    if (key.agentId !== null) measureIngestionLag(events, new Date());
  }
  announceAll("detectionChanged", detectionIds);
  announceAll("assetChanged", assetKeys);
  return { stored: events.length, late };
}

type Told = { late: boolean; eventIds: string; detectionIds: string[]; assetKeys: string[] };

async function store(key: ChunkKey, events: CheckedEvent[], owner: Owner): Promise<Told> {
  const locate = createLocator(owner.identity);
  const columns = columnsOf(events, owner.scanner, locate);
  const assets = JSON.stringify(sightingsOf(events, locate));
  const slot = ++lastSlot % COUNTER_SLOTS;
  const statement = (mayBeKnown: boolean) => ({
    name: "store-chunk",
    text: STORE_CHUNK,
    values: [
      columns.sequences,
      key.assignmentId,
      key.attempt,
      owner.scanner,
      slot,
      assets,
      key.agentId === null,
      columns.findings,
      columns.types,
      columns.times,
      columns.assets,
      columns.assetKeys,
      columns.fingerprints,
      mayBeKnown,
      columns.data,
    ],
  });
  const run = events.some(({ finding }) => finding?.category === ALERT) ? storeAndRank : storeAlone;
  return run(statement(owner.isSeen)).catch((error: pg.DatabaseError) => {
    if (error.code !== UNIQUE_VIOLATION) throw error;
    return run(statement(true)); // the chunk came twice at once, and now the other one's events are there
  });
}

async function storeAlone(
  statement: pg.QueryConfig,
  client: pg.Pool | pg.PoolClient = pool,
): Promise<Told & { newAlertIds: string[] }> {
  const { rows } = await client.query<Stored>(statement);
  const [{ detectionIds, newAlertIds, ...stored }] = rows as [Stored];
  return { ...stored, detectionIds: idsOf(detectionIds), newAlertIds: idsOf(newAlertIds) };
}

/** New alerts are ranked in the same transaction, and with them others whose company they are. */
async function storeAndRank(statement: pg.QueryConfig): Promise<Told> {
  return transaction(async (client) => {
    const stored = await storeAlone(statement, client);
    if (stored.newAlertIds.length === 0) return stored;
    const ranked = await rankAlerts(client, stored.newAlertIds);
    return { ...stored, detectionIds: [...new Set([...stored.detectionIds, ...ranked])] };
  });
}

const idsOf = (joined: string) => (joined === "" ? [] : joined.split(","));

type Owner = { scanId: string; scanner: string; targets: string[]; identity: string; isSeen: boolean };
/** Sequence numbers from the first to the last. */
type Range = { first: number; last: number };

function rangeOf(events: CheckedEvent[]): Range {
  const sequences = events.map(({ sequence }) => sequence);
  return { first: Math.min(...sequences), last: Math.max(...sequences) };
}

/**
 * The attempt's scan and scanner, the identity that its assets have a part of, and whether there are events of it in a range
 * already, where it is this agent's. Identities of imports begin with `import:`, so that a report about a machine shares no
 * asset with an agent on it by accident. Throws ASSIGNMENT_NOT_FOUND.
 */
export async function requireAttempt(
  { agentId, assignmentId, attempt }: ChunkKey,
  range?: Range,
): Promise<Owner> {
  addToLog({ assignmentId, attempt });
  const { rows } = await pool.query<Owner>({
    name: "require-attempt",
    text: `SELECT a."scanId", a.scanner, a.targets, coalesce(g.identity, 'import:' || i.machine) AS identity,
             EXISTS (SELECT 1 FROM "Event" e
               WHERE e."assignmentId" = $1 AND e.attempt = $2 AND e.sequence BETWEEN $4 AND $5) AS "isSeen"
           FROM "Attempt" t JOIN "Assignment" a ON a.id = t."assignmentId"
           LEFT JOIN "Agent" g ON g.id = t."agentId" LEFT JOIN "ReportImport" i ON i."scanId" = a."scanId"
           WHERE t."assignmentId" = $1 AND t.attempt = $2 AND t."agentId" IS NOT DISTINCT FROM $3::uuid`,
    values: [assignmentId, attempt, agentId, range?.first, range?.last],
  });
  if (rows[0]) return rows[0];
  throw new AppError(
    "ASSIGNMENT_NOT_FOUND",
    `This agent holds no attempt ${attempt} of an assignment "${assignmentId}".`,
  );
}

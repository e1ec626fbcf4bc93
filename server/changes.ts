import { pool } from "./db.ts";
import { AppError } from "./errors.ts";

/** Tables that can be asked what changed. */
type LiveTable =
  | "Agent"
  | "Asset"
  | "Assignment"
  | "Detection"
  | "Event"
  | "NotificationDelivery"
  | "Schedule";

/** What changed: ids in the order of change, the cursor to ask with next, and whether more is waiting now. */
export type ChangedIds = { ids: string[]; cursor: string; hasMore: boolean };

/** Rows of one answer, at most. */
export const MAX_CHANGES = 200;

/**
 * How catching up works. Each live row carries the transaction that changed it last. A cursor is the oldest transaction
 * that was still under way when it was taken: everything older is visible to whoever reads after taking it, so asking
 * for rows at or after the cursor misses none, also those whose transaction commits late. It may repeat rows; readers
 * fold them in by id. `<database>.<xid>` starts a round; `<database>.<xid>.<xid>.<id>` continues one page by page: the
 * round's next cursor, then the last row seen. Transactions are numbered by each server anew, so a cursor names its database.
 */
type Cursor = { database: string; next: string | null; xid: string; id: string };

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/** The oldest transaction under way, as text, and this database: one that is restored gets numbers of its own for both. */
const NOW = `SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS xid,
  concat_ws('-', (SELECT oid FROM pg_database WHERE datname = current_database()), '"Detection"'::regclass::oid) AS database`;

async function readNow(): Promise<{ xid: string; database: string }> {
  const { rows } = await pool.query<{ xid: string; database: string }>({ name: "change-cursor", text: NOW });
  if (!rows[0]) throw new Error("PostgreSQL told no transaction.");
  return rows[0];
}

/** The cursor for "from now on". Take it before reading the list it belongs to. */
export async function takeChangeCursor(): Promise<string> {
  const { database, xid } = await readNow();
  return `${database}.${xid}`;
}

function parseCursor(text: string): Cursor {
  const match = /^(\d{1,10}-\d{1,10})\.(\d{1,19})(?:\.(\d{1,19})\.([0-9a-f-]{36}))?$/.exec(text);
  const [, database, next, xid, id] = match ?? [];
  if (!database || !next)
    throw new AppError("CURSOR_INVALID", `"${text.slice(0, 80)}" is no change cursor. Take a new one.`);
  return xid && id ? { database, next, xid, id } : { database, next: null, xid: next, id: FIRST_ID };
}

const SOURCES: Record<LiveTable, string> = {
  // Agents are few and their status changes with every heartbeat: no index, so that the update stays cheap.
  Agent: `(SELECT a.id, greatest(a."changedXid", s."changedXid") AS "changedXid"
           FROM "Agent" a LEFT JOIN "AgentStatus" s ON s."agentId" = a.id) AS agents`,
  Asset: `"Asset"`,
  Assignment: `"Assignment"`,
  Detection: `"Detection"`,
  Event: `"Event"`,
  NotificationDelivery: `"NotificationDelivery"`,
  Schedule: `"Schedule"`,
};

/** What can be seen was changed before now. Rows restored from a server that was further on carry numbers still to come. */
const IS_OURS = `"changedXid" < pg_snapshot_xmax(pg_current_snapshot())`;

/**
 * The next rows of a table that changed at or after a cursor, oldest change first.
 * @param first how many, 1 to 200
 * @throws CURSOR_INVALID for text that is no cursor, or one from before this database was restored
 */
export async function findChanges(table: LiveTable, after: string, first = MAX_CHANGES): Promise<ChangedIds> {
  const cursor = parseCursor(after);
  const now = await readNow();
  const next = cursor.next ?? now.xid;
  if (cursor.database !== now.database || (BigInt(cursor.xid) > BigInt(next) && cursor.next === null)) {
    throw new AppError("CURSOR_INVALID", "This change cursor is from another database. Take a new one.");
  }
  const limit = Math.min(Math.max(first, 1), MAX_CHANGES);
  const { rows } = await pool.query<{ id: string; xid: string }>({
    name: `changes-${table}`,
    text: `SELECT id, "changedXid"::text AS xid FROM ${SOURCES[table]}
           WHERE "changedXid" >= $1::xid8 AND ("changedXid", id) > ($1::xid8, $2::uuid) AND ${IS_OURS} ORDER BY "changedXid", id LIMIT $3`,
    values: [cursor.xid, cursor.id, limit + 1],
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    ids: page.map((row) => row.id),
    cursor: `${now.database}.${next}${hasMore ? `.${last.xid}.${last.id}` : ""}`,
    hasMore,
  };
}

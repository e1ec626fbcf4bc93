import type pg from "pg";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import type { FeedName } from "../generated/prisma/enums.ts";
import { announceAll } from "../pubsub.ts";
import { readEpss } from "./epss.ts";
import { feedBytes } from "./feed-bytes.ts";
import { readKev } from "./kev.ts";

/** Rows of one statement. */
const BATCH = 10_000;

/** How a feed's file is read, and its entries are stored from JSON. */
const FEEDS = {
  KEV: {
    read: readKev,
    clear: `DELETE FROM "KnownExploit"`,
    store: `INSERT INTO "KnownExploit" (cve, "dateAdded", "dueDate", ransomware)
            SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(cve text, "dateAdded" date, "dueDate" date, ransomware boolean)
            ON CONFLICT DO NOTHING`,
  },
  EPSS: {
    read: readEpss,
    clear: `DELETE FROM "ExploitScore"`,
    store: `INSERT INTO "ExploitScore" (cve, score, percentile)
            SELECT * FROM jsonb_to_recordset($1::jsonb) AS x(cve text, score float8, percentile float8)
            ON CONFLICT DO NOTHING`,
  },
} as const satisfies Record<FeedName, object>;

/** What an import did: how many entries the feed has, and how many detections it changed. */
export type FeedImport = { name: FeedName; entryCount: number; changed: number };

/**
 * Replaces a feed by a file, plain or gzip: read to its end and checked first, then stored in one transaction. Then all
 * detections that it says something else of are brought up to date; those that come later are looked up as they come.
 * Throws FEED_INVALID or TOO_LARGE, and then nothing has changed.
 */
export async function importFeed(
  name: FeedName,
  content: AsyncIterable<Uint8Array>,
  by: Origin = SYSTEM,
): Promise<FeedImport> {
  const { read, clear, store } = FEEDS[name];
  const { releasedAt, version, entries } = await read(feedBytes(content));
  await transaction(async (client) => {
    await client.query(
      `INSERT INTO "Feed" (name, "releasedAt", version, "entryCount") VALUES ($1, $2, $3, $4)
       ON CONFLICT (name) DO UPDATE SET "releasedAt" = $2, version = $3, "entryCount" = $4, "importedAt" = now()`,
      [name, releasedAt, version, entries.length],
    );
    await client.query(clear);
    await storeEntries(client, store, entries);
    const after = { releasedAt, version, entries: entries.length };
    await recordAct(client, by, { act: "feed.import", subject: `feed:${name}`, after });
  });
  return { name, entryCount: entries.length, changed: await refreshDetections() };
}

async function storeEntries(client: pg.PoolClient, store: string, entries: object[]): Promise<void> {
  for (let at = 0; at < entries.length; at += BATCH)
    await client.query(store, [JSON.stringify(entries.slice(at, at + BATCH))]);
}

/** Detections of one statement: locks are held for moments, and in the order in which ingestion takes them. */
const REFRESHED = 5000;

async function refreshDetections(): Promise<number> {
  let changed = 0;
  for (let last: Buffer | null = Buffer.alloc(0); last !== null; ) {
    const ids: string[] = [];
    last = await transaction(async (client) => refreshBatch(client, last as Buffer, ids));
    announceAll("detectionChanged", ids);
    changed += ids.length;
  }
  return changed;
}

/** Refreshes the detections after a fingerprint, notes which changed, and answers with the last; null at the end. */
async function refreshBatch(client: pg.PoolClient, after: Buffer, ids: string[]): Promise<Buffer | null> {
  ids.length = 0; // the transaction may run again
  const { rows } = await client.query<{ last: Buffer | null; ids: string[] }>(
    `WITH batch AS MATERIALIZED (
       SELECT id, fingerprint, "references" FROM "Detection"
       WHERE fingerprint > $1 AND ("references" @> '[{"type": "CVE"}]' OR "knownExploited" OR epss IS NOT NULL)
       ORDER BY fingerprint LIMIT ${REFRESHED} FOR UPDATE
     ), said AS (
       SELECT id, is_known_exploited("references") AS exploited, exploit_score("references") AS score FROM batch
     ), changed AS (
       UPDATE "Detection" d SET "knownExploited" = s.exploited, epss = s.score FROM said s
       WHERE d.id = s.id AND (d."knownExploited", d.epss) IS DISTINCT FROM (s.exploited, s.score) RETURNING d.id
     )
     SELECT (SELECT fingerprint FROM batch ORDER BY fingerprint DESC LIMIT 1) AS last,
       coalesce((SELECT array_agg(id) FROM changed), '{}') AS ids`,
    [after],
  );
  ids.push(...(rows[0]?.ids ?? []));
  return rows[0]?.last ?? null;
}

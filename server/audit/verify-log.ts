import type pg from "pg";
import { type AuditFields, entryHash, NO_HASH } from "./entry-hash.ts";

/** What the walk over the log found: how far it is good, and the first bad entry where there is one. */
export type Verdict = {
  /** Entries that were good, from the first. */
  entryCount: number;
  /** The last good entry and its hash as hex: write it down elsewhere, and no one can cut or rewrite what came before. */
  anchor: Anchor | null;
  /** The first entry that is not as it was written, and why, as a sentence. */
  problem: { sequence: number; why: string } | null;
};

/** An entry and its hash, as hex, that somebody noted at an earlier time. */
export type Anchor = { sequence: number; hash: string };

type Row = Omit<AuditFields, "sequence"> & { sequence: string; previousHash: Buffer; hash: Buffer };
type Client = Pick<pg.ClientBase, "query">;

const BATCH = 1000;

/** Walks the whole log, a thousand entries at a time, and stops at the first that is bad. */
export async function verifyLog(client: Client, anchor?: Anchor): Promise<Verdict> {
  let last = { sequence: 0, hash: NO_HASH };
  const verdictOf = (problem: Verdict["problem"]): Verdict => ({
    entryCount: last.sequence,
    anchor: last.sequence > 0 ? { sequence: last.sequence, hash: last.hash.toString("hex") } : null,
    problem,
  });
  for (;;) {
    const rows = await readAfter(client, last.sequence);
    for (const row of rows) {
      const why = problemOf(row, last, anchor);
      if (why) return verdictOf({ sequence: last.sequence + 1, why });
      last = { sequence: Number(row.sequence), hash: row.hash };
    }
    if (rows.length < BATCH) return verdictOf(await problemAtEnd(client, last, anchor));
  }
}

async function readAfter(client: Client, sequence: number): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `SELECT sequence, at, actor::text AS actor, "actorId", "actorName", address, act, subject, before, after,
       "previousHash", hash
     FROM "AuditEntry" WHERE sequence > $1 ORDER BY sequence LIMIT ${BATCH}`,
    [sequence],
  );
  return rows;
}

type Last = { sequence: number; hash: Buffer };

function problemOf(row: Row, last: Last, anchor: Anchor | undefined): string | null {
  const sequence = Number(row.sequence);
  if (sequence !== last.sequence + 1) return `It is missing: after entry ${last.sequence} comes ${sequence}.`;
  if (!row.previousHash.equals(last.hash)) return "It does not follow the entry before it.";
  if (!row.hash.equals(entryHash({ ...row, sequence }, row.previousHash)))
    return "Its content is not what was written.";
  if (anchor?.sequence === sequence && anchor.hash !== row.hash.toString("hex"))
    return "It is not the entry that was noted: the log was written anew.";
  return null;
}

/** The log's head is written with each entry: entries cut off at the end are missed by it, or by the anchor. */
async function problemAtEnd(
  client: Client,
  last: Last,
  anchor: Anchor | undefined,
): Promise<Verdict["problem"]> {
  const missing = (why: string) => ({ sequence: last.sequence + 1, why });
  const { rows } = await client.query<{ sequence: string; hash: Buffer }>(
    `SELECT sequence, hash FROM "AuditHead"`,
  );
  const head = rows[0];
  if (!head) return missing("The end of the log is not known: its head is missing.");
  if (Number(head.sequence) > last.sequence)
    return missing(`It is missing: the log had ${head.sequence} entries.`);
  if (Number(head.sequence) < last.sequence || !head.hash.equals(last.hash))
    return { sequence: last.sequence, why: "It is not the entry that the log ended with." };
  if (anchor && anchor.sequence > last.sequence)
    return missing(`It is missing: entry ${anchor.sequence} was noted.`);
  return null;
}

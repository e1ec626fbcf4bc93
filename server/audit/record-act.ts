import type pg from "pg";
import type { Caller } from "../access/caller.ts";
import { sendLast } from "../db.ts";
import type { AuditActor } from "../generated/prisma/enums.ts";
import type { AuditAct } from "./acts.ts";
import { canonicalRest, storable, storableText } from "./entry-hash.ts";

/** Who acts, and from where. */
export type Origin = { actor: AuditActor; actorId: string; actorName: string; address: string };

/** The head itself, or a command on its machine. */
export const SYSTEM: Origin = { actor: "SYSTEM", actorId: "", actorName: "", address: "" };

/** What was done. `before` and `after` are JSON, as small as they say what changed; never a secret. */
export type Act = { act: AuditAct; subject?: string; before?: unknown; after?: unknown };

/** Characters of one text of an entry, at most: what a caller sends is not kept at any length. */
const MAX_TEXT = 300;
/** Bytes of `before` and of `after`, at most; larger ones are replaced by their size. */
const MAX_DETAIL_BYTES = 16 * 1024;

/**
 * Writes an act into the audit log, in the transaction of the act itself: both happen or neither. Appends are one after
 * another: from here to the end of the transaction other acts wait, so call it last.
 */
export async function recordAct(
  client: Pick<pg.ClientBase, "query">,
  origin: Origin,
  { act, subject = "", before, after }: Act,
): Promise<void> {
  const entry = {
    actor: origin.actor,
    actorId: shortened(origin.actorId),
    actorName: shortened(origin.actorName),
    address: shortened(origin.address),
    act,
    subject: shortened(subject),
    before: detail(before),
    after: detail(after),
  };
  await sendLast(client, {
    name: "audit-append",
    text: APPEND,
    values: [
      ...Object.values(entry).slice(0, 6),
      entry.before === null ? null : JSON.stringify(entry.before),
      entry.after === null ? null : JSON.stringify(entry.after),
      canonicalRest(entry),
    ],
  });
}

/**
 * The head of the log is locked first, so that number, time and hash follow those of the entry before. Hashed as by
 * `entryHash`. Without a head there is no number, which no entry may lack.
 */
const APPEND = `
WITH head AS (
  SELECT sequence + 1 AS sequence, hash AS previous, date_trunc('milliseconds', clock_timestamp()) AS at
  FROM "AuditHead" FOR UPDATE
), entry AS (
  INSERT INTO "AuditEntry" (sequence, at, actor, "actorId", "actorName", address, act, subject, before, after,
    "previousHash", hash)
  SELECT sequence, at, $1, $2, $3, $4, $5, $6, $7, $8, previous, sha256(previous || convert_to(
    format('[%s,"%s",%s', sequence, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), $9::text), 'UTF8'))
  FROM (VALUES (1)) AS one LEFT JOIN head ON true RETURNING sequence, hash
)
UPDATE "AuditHead" SET sequence = entry.sequence, hash = entry.hash FROM entry`;

/** A caller as an actor. */
export function originOf({ caller, address }: { caller: Caller; address: string }): Origin {
  if (caller === null) return { actor: "NOBODY", actorId: "", actorName: "", address };
  if (caller.kind === "agent") return { actor: "AGENT", actorId: caller.agentId, actorName: "", address };
  const actor = caller.tokenId ? "TOKEN" : "USER";
  return { actor, actorId: caller.userId, actorName: caller.name, address };
}

function shortened(text: string): string {
  return storableText(text.slice(0, MAX_TEXT));
}

function detail(value: unknown): unknown {
  const stored = storable(value);
  const bytes = Buffer.byteLength(JSON.stringify(stored));
  return bytes > MAX_DETAIL_BYTES ? { leftOutBytes: bytes } : stored;
}

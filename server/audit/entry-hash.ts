import { createHash } from "node:crypto";
import type { AuditActor } from "../generated/prisma/enums.ts";

/** An entry as it is hashed and stored. */
export type AuditFields = {
  /** 1, 2, 3 … */
  sequence: number;
  at: Date;
  actor: AuditActor;
  actorId: string;
  actorName: string;
  address: string;
  act: string;
  subject: string;
  /** JSON values; null where there is nothing to say. */
  before: unknown;
  after: unknown;
};

/** What the first entry names as the hash before it. */
export const NO_HASH: Buffer = Buffer.alloc(32);

/** SHA-256 over the hash before and the entry in canonical form: a JSON array, names of objects sorted, no white space. */
export function entryHash(entry: AuditFields, previousHash: Uint8Array): Buffer {
  const { sequence, at, ...told } = entry;
  return createHash("sha256")
    .update(previousHash)
    .update(`[${sequence},"${at.toISOString()}",${canonicalRest(told)}`)
    .digest();
}

/** The canonical form of an entry behind its number and time, which only the log itself knows. */
export function canonicalRest({
  actor,
  actorId,
  actorName,
  address,
  act,
  subject,
  before,
  after,
}: Omit<AuditFields, "sequence" | "at">): string {
  const fields = [actor, actorId, actorName, address, act, subject, before, after];
  return JSON.stringify(canonical(fields)).slice(1);
}

/** The same value with the names of each object in order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, canonical(inner)]));
}

/** A value as PostgreSQL gives it back from jsonb: JSON, without NUL and halves of characters, which it does not store. */
export function storable(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  const json = JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === "string" ? storableText(inner) : inner,
  );
  return JSON.parse(json) as unknown;
}

/** Text of anybody as PostgreSQL stores it. */
export function storableText(text: string): string {
  return text.replaceAll("\0", "\ufffd").toWellFormed();
}

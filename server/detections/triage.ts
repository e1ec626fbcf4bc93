import type pg from "pg";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { db, transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import type { DetectionChangeKind, DetectionStatus } from "../generated/prisma/enums.ts";
import { announceDetections, type ChangedDetection } from "./announce.ts";
import { type DetectionSelection, selectInBatches } from "./selection.ts";
import { KIND_OF_ACT, statusAfter, statusesFor, type TriageAct } from "./state.ts";

/** Who acts. */
export type Triager = { userId: string; name: string };

/** What a person does with detections. */
export type Triage = { note?: string | null } & (
  | { act: Exclude<TriageAct, "accept"> }
  | { act: "accept"; until: Date }
  | { act: "assign"; assigneeId: string | null }
  | { act: "note"; note: string }
);

/** How many changed, and which did not, by the status that kept them from it; null: there is no such detection. */
export type TriageAnswer = { changed: number; unchanged: Unchanged[] };
export type Unchanged = { status: DetectionStatus | null; count: number; ids: string[] };

/** Ids that an answer names for each reason, at most. */
const MAX_NAMED = 100;
const MAX_NOTE = 2000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** An acceptance is looked at again after this many days, at the latest. */
export const MAX_ACCEPT_DAYS = 5 * 366;

/**
 * Acts on the selected detections, in transactions of 5,000: each change with its history, then told to live views.
 * What state.ts does not allow stays as it is and is counted. Repeating it changes nothing more, but for notes.
 * Throws BAD_INPUT for a bad selection, date or note, ACCOUNT_NOT_FOUND for an assignee that is none.
 */
export async function triage(
  selection: DetectionSelection,
  triage: Triage,
  by: Triager,
  origin: Origin = SYSTEM,
): Promise<TriageAnswer> {
  const change = await changeOf(triage, new Date());
  const unchanged = new Map<DetectionStatus | null, Unchanged>();
  let changed = 0;
  for await (const ids of selectInBatches(selection)) {
    const written = await writeBatch(ids, change, { ...by, origin }, unchanged);
    announceDetections(written);
    changed += written.length;
  }
  return { changed, unchanged: [...unchanged.values()] };
}

/** A change as the statement takes it; `to` null leaves the status. */
type Change = {
  kind: DetectionChangeKind;
  from: DetectionStatus[];
  to: DetectionStatus | null;
  until: Date | null;
  assignee: { id: string; name: string } | null;
  note: string;
};

const ANY_STATUS: DetectionStatus[] = ["OPEN", "ACKNOWLEDGED", "RESOLVED", "FALSE_POSITIVE", "ACCEPTED"];

async function changeOf(triage: Triage, now: Date): Promise<Change> {
  const note = triage.note?.trim() ?? "";
  if (note.length > MAX_NOTE || note.includes("\0"))
    throw new AppError("BAD_INPUT", `A note has at most ${MAX_NOTE} characters of text.`);
  const base = { from: ANY_STATUS, to: null, until: null, assignee: null, note };
  switch (triage.act) {
    case "note":
      if (note === "") throw new AppError("BAD_INPUT", "The note is empty.");
      return { ...base, kind: "NOTED" };
    case "assign":
      return { ...base, kind: "ASSIGNED", assignee: await requireAssignee(triage.assigneeId) };
    default: {
      const until = triage.act === "accept" ? checkUntil(triage.until, now) : null;
      const { act } = triage;
      return { ...base, until, kind: KIND_OF_ACT[act], from: statusesFor(act), to: statusAfter(act) };
    }
  }
}

function checkUntil(until: Date, now: Date): Date {
  const days = (until.getTime() - now.getTime()) / DAY_MS;
  if (days > 0 && days <= MAX_ACCEPT_DAYS) return until;
  throw new AppError(
    "BAD_INPUT",
    `A risk is accepted until a date within the next five years, not until ${until.toISOString()}.`,
  );
}

async function requireAssignee(id: string | null): Promise<Change["assignee"]> {
  if (id === null) return null;
  const account = await db.user.findUnique({ where: { id }, select: { id: true, name: true } });
  if (account) return account;
  throw new AppError("ACCOUNT_NOT_FOUND", `There is no account with the id "${id.slice(0, 60)}".`);
}

/**
 * One statement: locks in the order of fingerprints, as ingestion does; changes what may change; tells the history; and
 * answers what stayed and why. An assignment to who has it already is no change.
 */
const TRIAGE = `
WITH chosen AS MATERIALIZED (
  SELECT id, "assetKey", status AS before, "assigneeId" FROM "Detection" WHERE id = ANY($1::uuid[]) ORDER BY fingerprint FOR UPDATE
), fitting AS (
  SELECT * FROM chosen WHERE before::text = ANY($2::text[])
    AND ($4 <> 'ASSIGNED' OR "assigneeId" IS DISTINCT FROM $5)
), changed AS (
  UPDATE "Detection" d SET
    status = coalesce($3::"DetectionStatus", d.status),
    "statusSince" = CASE WHEN $3 IS NULL OR $3::"DetectionStatus" = d.status THEN d."statusSince" ELSE now() END,
    "resolvedAt" = CASE WHEN $3 IS NULL THEN d."resolvedAt" WHEN $3 = 'RESOLVED' THEN now() END,
    "resolvedBy" = CASE WHEN $3 IS NULL THEN d."resolvedBy" WHEN $3 = 'RESOLVED' THEN 'HAND'::"DetectionResolution" END,
    "acceptedUntil" = CASE WHEN $3 IS NULL THEN d."acceptedUntil" ELSE $7::timestamptz END,
    "assigneeId" = CASE WHEN $4 = 'ASSIGNED' THEN $5 ELSE d."assigneeId" END,
    note = CASE WHEN $8 = '' THEN d.note ELSE $8 END
  FROM fitting f WHERE d.id = f.id
  RETURNING d.id, f.before, d.status
), told AS (
  INSERT INTO "DetectionChange" ("detectionId", kind, "from", "to", "accountId", "accountName", note, "assigneeId",
    "assigneeName", "acceptedUntil")
  SELECT id, $4::"DetectionChangeKind", before, status, $9, $10, $8, $5, $6, $7::timestamptz FROM changed
)
SELECT asked.id, c."assetKey", c.before AS status, f.id IS NOT NULL AS "hasChanged"
FROM unnest($1::uuid[]) AS asked(id) LEFT JOIN chosen c USING (id) LEFT JOIN fitting f USING (id)`;

type Triaged = ChangedDetection & { status: DetectionStatus | null; hasChanged: boolean };

async function writeBatch(
  ids: string[],
  { kind, from, to, until, assignee, note }: Change,
  by: Triager & { origin: Origin },
  unchanged: Map<DetectionStatus | null, Unchanged>,
): Promise<ChangedDetection[]> {
  const person = [assignee?.id ?? null, assignee?.name ?? null];
  const rows = await transaction(async (client) => {
    const written = await client.query<Triaged>({
      name: "triage",
      text: TRIAGE,
      values: [ids, from, to, kind, ...person, until, note, by.userId, by.name],
    });
    await recordTriage(client, by.origin, written.rows, { kind, to, until, assigneeId: person[0], note });
    return written.rows;
  });
  for (const { id, status, hasChanged } of rows) {
    if (hasChanged) continue;
    const group = unchanged.get(status) ?? { status, count: 0, ids: [] };
    group.count += 1;
    if (group.ids.length < MAX_NAMED) group.ids.push(id);
    unchanged.set(status, group);
  }
  return rows.filter((row) => row.hasChanged);
}

/** Detections that an entry of the audit log names; each detection's own history has them all. */
const MAX_AUDITED = 100;

/** One entry for a batch, with the statuses that it found; none where nothing changed. */
async function recordTriage(
  client: pg.PoolClient,
  origin: Origin,
  rows: Triaged[],
  change: object,
): Promise<void> {
  const changed = rows.filter((row) => row.hasChanged);
  if (changed.length === 0) return;
  const before: Record<string, number> = {};
  for (const { status } of changed) before[status ?? ""] = (before[status ?? ""] ?? 0) + 1;
  const ids = changed.slice(0, MAX_AUDITED).map(({ id }) => id);
  await recordAct(client, origin, {
    act: "detections.triage",
    subject: changed.length === 1 ? `detection:${ids[0]}` : "",
    before,
    after: { ...change, count: changed.length, ids },
  });
}

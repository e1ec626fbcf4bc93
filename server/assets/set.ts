import { pool } from "../db.ts";
import { AppError } from "../errors.ts";
import type { Criticality } from "../generated/prisma/enums.ts";
import { requireId } from "../id.ts";
import { announceAll } from "../pubsub.ts";

/** Assets of one request, at most. */
export const MAX_ASSETS = 1000;
/** Labels of one asset, at most. */
const MAX_LABELS = 64;

/** Says how much depends on assets. Returns how many changed. Throws ASSET_NOT_FOUND, and then changes nothing. */
export function setCriticality(ids: string[], criticality: Criticality): Promise<number> {
  return update(ids, "criticality", `$2::"Criticality"`, [criticality]);
}

/**
 * Gives assets labels, and takes labels from them by name. Returns how many changed.
 * Throws ASSET_NOT_FOUND, or BAD_INPUT where an asset would have more than 64 labels; then it changes nothing.
 */
export function setLabels(ids: string[], labels: Record<string, string>, removed: string[]): Promise<number> {
  return update(ids, "labels", `(a.labels - $3::text[]) || $2::jsonb`, [JSON.stringify(labels), removed]);
}

type Answer = { missing: string | null; full: string | null; keys: string[] };

/** One statement: locks in the order of keys, as ingestion does, and writes only where nothing stands against it. */
async function update(
  ids: string[],
  column: "criticality" | "labels",
  expression: string,
  values: unknown[],
): Promise<number> {
  if (ids.length === 0 || ids.length > MAX_ASSETS)
    throw new AppError("BAD_INPUT", `Name 1 to ${MAX_ASSETS} assets, not ${ids.length}.`);
  const asked = [...new Set(ids.map((id) => requireId(id, "ASSET_NOT_FOUND", "asset")))];
  const { rows } = await pool.query<Answer>(
    `WITH wanted AS MATERIALIZED (
       SELECT a.id, a.label, a.${column} AS before, ${expression} AS after FROM "Asset" a
       WHERE a.id = ANY($1::uuid[]) ORDER BY a.key FOR NO KEY UPDATE
     ), problems AS MATERIALIZED (
       SELECT (SELECT id::text FROM unnest($1::uuid[]) AS asked(id) WHERE id NOT IN (SELECT id FROM wanted) LIMIT 1) AS missing,
         (SELECT label FROM wanted WHERE jsonb_typeof(to_jsonb(after)) = 'object'
            AND (SELECT count(*) FROM jsonb_object_keys(to_jsonb(after))) > ${MAX_LABELS} LIMIT 1) AS "full"
     ), changed AS (
       UPDATE "Asset" a SET ${column} = w.after FROM wanted w, problems p
       WHERE a.id = w.id AND w.after <> w.before AND p.missing IS NULL AND p."full" IS NULL
       RETURNING a.key
     )
     SELECT missing, "full", coalesce((SELECT array_agg(key) FROM changed), '{}') AS keys FROM problems`,
    [asked, ...values],
  );
  const { missing = null, full = null, keys = [] } = rows[0] ?? {};
  if (missing) throw new AppError("ASSET_NOT_FOUND", `There is no asset with the id "${missing}".`);
  if (full) throw new AppError("BAD_INPUT", `"${full}" would have more than ${MAX_LABELS} labels.`);
  announceAll("assetChanged", keys);
  return keys.length;
}

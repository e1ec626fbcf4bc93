import type pg from "pg";
import { type Origin, recordAct, SYSTEM } from "../audit/record-act.ts";
import { transaction } from "../db.ts";
import { AppError } from "../errors.ts";
import type { Criticality } from "../generated/prisma/enums.ts";
import { announceAll } from "../pubsub.ts";
import { type AssetSelection, selectAssets } from "./selection.ts";

/** Labels of one asset, at most. */
const MAX_LABELS = 64;
/** Assets that an entry of the audit log names, at most. */
const MAX_AUDITED = 100;

/** Says how much depends on assets. Returns how many changed. Throws ASSET_NOT_FOUND, and then changes nothing. */
export function setCriticality(
  selection: AssetSelection,
  criticality: Criticality,
  by: Origin = SYSTEM,
): Promise<number> {
  return update(selection, by, {
    column: "criticality",
    expression: `$2::"Criticality"`,
    values: [criticality],
  });
}

/**
 * Gives assets labels, and takes labels from them by name. Returns how many changed. Throws ASSET_NOT_FOUND, or BAD_INPUT
 * where an asset would have more than 64 labels; of those that were named by ids none has changed then.
 */
export function setLabels(
  selection: AssetSelection,
  labels: Record<string, string>,
  removed: string[],
  by: Origin = SYSTEM,
): Promise<number> {
  const expression = `(a.labels - $3::text[]) || $2::jsonb`;
  return update(selection, by, { column: "labels", expression, values: [JSON.stringify(labels), removed] });
}

type Change = { column: "criticality" | "labels"; expression: string; values: unknown[] };

async function update(selection: AssetSelection, by: Origin, change: Change): Promise<number> {
  let changed = 0;
  for await (const ids of selectAssets(selection)) changed += await updateBatch(ids, by, change);
  return changed;
}

type Answer = { missing: string | null; full: string | null; keys: string[] };

/** One statement: locks in the order of keys, as ingestion does, and writes only where nothing stands against it. */
async function updateBatch(
  ids: string[],
  by: Origin,
  { column, expression, values }: Change,
): Promise<number> {
  const { keys, detectionIds } = await transaction(async (client) => {
    const { rows } = await client.query<Answer>(
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
      [ids, ...values],
    );
    const { missing = null, full = null, keys: changed = [] } = rows[0] ?? {};
    if (missing) throw new AppError("ASSET_NOT_FOUND", `There is no asset with the id "${missing}".`);
    if (full) throw new AppError("BAD_INPUT", `"${full}" would have more than ${MAX_LABELS} labels.`);
    const after = { [column]: values, changed: changed.length, assets: ids.slice(0, MAX_AUDITED) };
    const scored = column === "criticality" ? await rateDetections(client, changed) : [];
    if (changed.length > 0) await recordAct(client, by, { act: "assets.change", after });
    return { keys: changed, detectionIds: scored };
  });
  announceAll("assetChanged", keys);
  announceAll("detectionChanged", detectionIds);
  return keys.length;
}

/**
 * Gives detections the criticality of their assets, which is part of their scores. What is stored by a chunk at this very
 * moment gets it when it is seen again.
 */
async function rateDetections(client: Pick<pg.ClientBase, "query">, assetKeys: string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE "Detection" d SET "assetCriticality" = a.criticality FROM "Asset" a
     WHERE a.key = ANY($1) AND d."assetKey" = a.key AND d."assetCriticality" <> a.criticality RETURNING d.id`,
    [assetKeys],
  );
  return rows.map(({ id }) => id);
}

import { batched } from "../batch.ts";
import { db } from "../db.ts";

/** Assets that rows refer to, for all rows of a page by one query. */
export const loadAsset = batched(async (ids: string[]) => {
  const rows = await db.asset.findMany({ where: { id: { in: ids } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) as (typeof rows)[number]);
});

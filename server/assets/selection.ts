import { AppError } from "../errors.ts";
import { requireId } from "../id.ts";
import { type AssetFilter, countAssets, findIdsAfter } from "./list.ts";

/** Assets that a person acts on: these, or all that pass a filter. */
export type AssetSelection = { ids?: string[] | null; filter?: AssetFilter | null };

/** Assets of one request by ids, and of one statement, at most. */
export const MAX_IDS = 1000;
/** Assets that one request may act on, at most. */
export const MAX_SELECTED = 200_000;

/**
 * The selection's ids in batches, in the order of age, each of which is read after the last one was acted on. Throws
 * BAD_INPUT unless there are either ids or a filter, and TOO_LARGE where more than 200,000 pass it.
 */
export async function* selectAssets({ ids, filter }: AssetSelection): AsyncGenerator<string[]> {
  if ((ids == null) === (filter == null))
    throw new AppError("BAD_INPUT", "Name assets by ids or by a filter, and not by both.");
  if (ids != null) return yield namedIds(ids);
  const wanted = filter ?? {};
  if ((await countAssets(wanted, MAX_SELECTED + 1)) > MAX_SELECTED)
    throw new AppError("TOO_LARGE", `More than ${MAX_SELECTED} assets pass the filter. Narrow it.`);
  for (let after: string | null = null; ; ) {
    const found: string[] = await findIdsAfter(wanted, after, MAX_IDS);
    if (found.length > 0) yield found;
    if (found.length < MAX_IDS) return;
    after = found.at(-1) ?? null;
  }
}

function namedIds(ids: string[]): string[] {
  if (ids.length === 0 || ids.length > MAX_IDS)
    throw new AppError("BAD_INPUT", `Name 1 to ${MAX_IDS} assets, not ${ids.length}.`);
  return [...new Set(ids.map((id) => requireId(id, "ASSET_NOT_FOUND", "asset")))];
}

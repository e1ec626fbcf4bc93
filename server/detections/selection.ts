import { AppError } from "../errors.ts";
import { requireId } from "../id.ts";
import { type DetectionFilter, queryOf } from "./filter.ts";
import { countDetections, findIds } from "./list.ts";

/** Detections that a person acts on: these, or all that pass a filter. */
export type DetectionSelection = {
  ids?: string[] | null;
  filter?: DetectionFilter | null;
  /** With a filter: nothing newer than this detection, so that nobody judges what they have not seen. */
  upToId?: string | null;
};

/** Ids of one request, at most. */
export const MAX_IDS = 1000;
/** Detections that one request may act on, at most. */
export const MAX_SELECTED = 200_000;
/** Detections of one transaction. */
export const BATCH = 5000;

/**
 * The selection's ids in batches, in the order of age, each of which is read after the last one was acted on.
 * Throws BAD_INPUT unless there are either ids or a filter, and TOO_LARGE where more than 200,000 pass it.
 */
export async function* selectInBatches({
  ids,
  filter,
  upToId,
}: DetectionSelection): AsyncGenerator<string[]> {
  if ((ids == null) === (filter == null))
    throw new AppError("BAD_INPUT", "Name detections by ids or by a filter, and not by both.");
  if (ids != null) return yield* idBatch(ids);
  const query = queryOf(filter ?? {});
  const upTo = upToId ? idOf(upToId) : null;
  if ((await countDetections(query, MAX_SELECTED + 1)) > MAX_SELECTED)
    throw new AppError("TOO_LARGE", `More than ${MAX_SELECTED} detections pass the filter. Narrow it.`);
  for (let after: string | null = null; ; ) {
    const found: string[] = await findIds(query, { after, upTo, limit: BATCH });
    if (found.length > 0) yield found;
    if (found.length < BATCH) return;
    after = found.at(-1) ?? null;
  }
}

function* idBatch(ids: string[]): Generator<string[]> {
  if (ids.length === 0 || ids.length > MAX_IDS)
    throw new AppError("BAD_INPUT", `Name 1 to ${MAX_IDS} detections, not ${ids.length}.`);
  yield [...new Set(ids.map(idOf))];
}

function idOf(id: string): string {
  return requireId(id, "DETECTION_NOT_FOUND", "detection");
}

import { db } from "../db.ts";
import { AppError } from "../errors.ts";
import { requireId } from "../id.ts";
import { type DetectionFilter, detectionFilter } from "./filter.ts";

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
  const where = { AND: [detectionFilter(filter ?? {}), upToId ? { id: { lte: idOf(upToId) } } : {}] };
  const count = await db.detection.count({ where, take: MAX_SELECTED + 1 });
  if (count > MAX_SELECTED)
    throw new AppError("TOO_LARGE", `More than ${MAX_SELECTED} detections pass the filter. Narrow it.`);
  for (let last: string | null = null; ; ) {
    const rows: { id: string }[] = await db.detection.findMany({
      where: last === null ? where : { AND: [where, { id: { gt: last } }] },
      select: { id: true },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    if (rows.length > 0) yield rows.map((row) => row.id);
    if (rows.length < BATCH) return;
    last = rows.at(-1)?.id ?? null;
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

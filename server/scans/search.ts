import { Id } from "../id.ts";
import { patternOf, type SearchCondition } from "../search.ts";

/**
 * Scans that match each of the words, upper or lower case: by a part of the name or of a target as it was written, a
 * scanner, or the id. It looks at scan after scan, without an index, which few would notice: 10,000 take less than 0.1
 * seconds, 100,000 half a second, or two where one in a hundred has 4,096 targets.
 * @param active only those that are not finished, or only those that are; null for both
 */
export function matchScans(words: string[], active: boolean | null = null): SearchCondition {
  const ids = words.map((word) => Id.safeParse(word).data ?? null);
  return { table: "Scan", where: MATCHES, values: [words, words.map(patternOf), ids, active] };
}

// Words have no spaces, so that none matches across two targets.
const MATCHES = `($4::boolean IS NULL OR (r."finishedAt" IS NULL) = $4) AND NOT EXISTS (
  SELECT 1 FROM unnest($1::text[], $2::text[], $3::uuid[]) AS w(word, pattern, id)
  WHERE (r.name ILIKE w.pattern OR lower(w.word) = ANY(r.scanners) OR r.id = w.id
    OR array_to_string(r.targets, ' ') ILIKE w.pattern
  ) IS NOT TRUE)`;

import { askList } from "../ask-list.ts";
import { compileQuery, isOnWords, type SqlQuery } from "./query/sql.ts";
import type { Query, Term } from "./query/term.ts";

/** Detections that are looked up by their words before a list is, at most. */
const MAX_LOOKED_UP = 10_000;

let trigrams: Promise<boolean> | undefined;

const isWords = (term: Term) => !term.not && isOnWords(term);

/** Whether the query asks for words: of texts, or for what detections are known by. */
export function hasWords(query: Query): boolean {
  return query.some(isWords);
}

/**
 * The query for the database. What matches its words is looked up first: planners can't tell how rare words are, or words
 * together, and would go through the whole list for them. Where more than 10,000 match, they are `isFrequent` and the
 * query stays as it is: the list soon has a page of it.
 */
export async function compileLookedUp(query: Query): Promise<{ sql: SqlQuery; isFrequent: boolean }> {
  if (!hasWords(query)) return { sql: await compileAsIs(query), isFrequent: false };
  const { where, values } = await compileAsIs(query.filter(isWords));
  const { rows } = await askList<{ id: string }>(
    `SELECT s."detectionId" AS id FROM "DetectionSearch" s WHERE ${where} LIMIT ${MAX_LOOKED_UP + 1}`,
    values,
  );
  if (rows.length > MAX_LOOKED_UP) return { sql: await compileAsIs(query), isFrequent: true };
  const rest = await compileAsIs(query.filter((term) => !isWords(term)));
  const ids = `$${rest.values.push(rows.map(({ id }) => id))}`;
  return { sql: { ...rest, where: `${rest.where} AND d.id = ANY(${ids}::uuid[])` }, isFrequent: false };
}

/** The query for the database, word for word. */
export async function compileAsIs(query: Query): Promise<SqlQuery> {
  trigrams ??= findTrigrams();
  return compileQuery(query, new Date(), await trigrams);
}

/** Whether the migration could make the index for parts of words. */
async function findTrigrams(): Promise<boolean> {
  try {
    const { rows } = await askList<{ exists: boolean }>(
      `SELECT to_regclass('"DetectionSearch_label_idx"') IS NOT NULL AS exists`,
      [],
    );
    return rows[0]?.exists ?? false;
  } catch (error) {
    trigrams = undefined; // the next search asks again
    throw error;
  }
}

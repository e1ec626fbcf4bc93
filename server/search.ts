import type pg from "pg";
import { batched } from "./batch.ts";
import { LIST_TIMEOUT_MS, listPool } from "./db.ts";
import { AppError } from "./errors.ts";
import { Id } from "./id.ts";

/** Characters of a search, at most. */
export const MAX_SEARCH = 200;

/** Which rows `r` of a table match: SQL made of constants alone. What a caller wrote is in the values, $1 onwards. */
export type SearchCondition = { table: "Agent" | "Scan"; where: string; values: unknown[] };

/** The part of a list that is asked for, as Pothos says it; backwards where `take` is negative. */
type Page = { cursor?: object; take: number };

/**
 * The words of a search, each once; none where it is blank. Throws BAD_INPUT over 200 characters, and for NUL, which no text
 * of the database has.
 */
export function parseWords(search: string): string[] {
  if (search.length > MAX_SEARCH)
    throw new AppError("BAD_INPUT", `A search has at most ${MAX_SEARCH} characters, not ${search.length}.`);
  if (search.includes("\0")) throw new AppError("BAD_INPUT", "A search has no NUL characters.");
  return [...new Set(search.split(/\s+/).filter(Boolean))];
}

/** The pattern of LIKE for texts that have a word in them: its own wildcards stand for themselves. */
export function patternOf(word: string): string {
  return `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
}

/**
 * Ids of one page of the rows that match, the latest first; backwards, from the end. Throws CURSOR_INVALID, and
 * QUERY_TOO_COMPLEX where it takes longer than five seconds.
 */
export async function findMatchingPage(
  { table, where, values }: SearchCondition,
  { cursor, take }: Page,
): Promise<string[]> {
  const [comparison, order] = take < 0 ? [">", "ASC"] : ["<", "DESC"];
  const more = [...values, Math.abs(take)];
  const limit = `$${more.length}`;
  const beyond = cursor ? `AND r.id ${comparison} $${more.push(requireCursor(cursor))}::uuid` : "";
  return findIds(
    `SELECT r.id FROM "${table}" r WHERE ${where} ${beyond} ORDER BY r.id ${order} LIMIT ${limit}`,
    more,
  );
}

function requireCursor(cursor: object): string {
  const parsed = Id.safeParse("id" in cursor ? cursor.id : undefined);
  if (!parsed.success) throw new AppError("CURSOR_INVALID", "This is no cursor of this list.");
  return parsed.data;
}

/**
 * Whether a row matches a search now. Questions of the same moment about the same search are one statement. Throws as
 * `parseWords` does.
 */
export function createMatcher(conditionOf: (words: string[]) => SearchCondition) {
  const isMatching = batched(async (inputs: { id: string; search: string }[]) => {
    const matching = new Map<string, Set<string>>();
    for (const [search, group] of Map.groupBy(inputs, (input) => input.search)) {
      const { table, where, values } = conditionOf(parseWords(search));
      const more = [...values, group.map(({ id }) => id)];
      const rows = `SELECT r.id FROM "${table}" r WHERE r.id = ANY($${more.length}::uuid[]) AND ${where}`;
      matching.set(search, new Set(await findIds(rows, more)));
    }
    return inputs.map(({ id, search }) => matching.get(search)?.has(id) ?? false);
  });
  // Says what is wrong before others wait with it.
  return async (id: string, search: string): Promise<boolean> =>
    parseWords(search).length === 0 || isMatching({ id, search });
}

async function findIds(text: string, values: unknown[]): Promise<string[]> {
  try {
    const { rows } = await listPool.query<{ id: string }>(text, values);
    return rows.map(({ id }) => id);
  } catch (error) {
    if ((error as pg.DatabaseError).code !== "57014") throw error;
    const seconds = LIST_TIMEOUT_MS / 1000;
    throw new AppError(
      "QUERY_TOO_COMPLEX",
      `The search took longer than ${seconds} seconds. Use fewer words.`,
    );
  }
}

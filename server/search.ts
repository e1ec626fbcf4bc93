import { askList } from "./ask-list.ts";
import { batched } from "./batch.ts";
import { AppError } from "./errors.ts";
import { Id } from "./id.ts";

/** Characters of a search, at most. */
export const MAX_SEARCH = 200;

/** Which rows `r` of a table match: SQL made of constants alone. What a caller wrote is in the values, $1 onwards. */
export type SearchCondition = { table: "Agent" | "RuleSet" | "Scan"; where: string; values: unknown[] };

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

/** The pattern of LIKE for texts that have a word in them. */
export function patternOf(word: string): string {
  return `%${literalOf(word)}%`;
}

/** A word within a pattern of LIKE: its own wildcards stand for themselves. */
export function literalOf(word: string): string {
  return word.replaceAll(/[\\%_]/g, "\\$&");
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

/** Those of the rows of these ids that match. */
export async function findMatching(condition: SearchCondition, ids: string[]): Promise<Set<string>> {
  const { table, where, values } = condition;
  const rows = `SELECT r.id FROM "${table}" r WHERE r.id = ANY($${values.length + 1}::uuid[]) AND ${where}`;
  return new Set(await findIds(rows, [...values, ids]));
}

/**
 * Whether a row passes a search now. Questions of the same moment about the same search are one statement. What `parse`
 * makes nothing of, all rows pass; it throws what is wrong with a search.
 */
export function createMatcher<Search extends readonly unknown[]>(
  parse: (text: string) => Search,
  findPassing: (search: Search, ids: string[]) => Promise<Set<string>>,
) {
  const passes = batched(async (inputs: { id: string; text: string }[]) => {
    const passing = new Map<string, Set<string>>();
    for (const [text, group] of Map.groupBy(inputs, (input) => input.text)) {
      const ids = group.map(({ id }) => id);
      passing.set(text, await findPassing(parse(text), ids));
    }
    return inputs.map(({ id, text }) => passing.get(text)?.has(id) ?? false);
  });
  // Says what is wrong before others wait with it.
  return async (id: string, text: string): Promise<boolean> =>
    parse(text).length === 0 || passes({ id, text });
}

async function findIds(text: string, values: unknown[]): Promise<string[]> {
  const { rows } = await askList<{ id: string }>(text, values);
  return rows.map(({ id }) => id);
}

import { z } from "zod";
import { askList } from "../ask-list.ts";
import { pool } from "../db.ts";
import { AppError } from "../errors.ts";
import { Severity } from "../generated/prisma/enums.ts";
import { Id } from "../id.ts";
import { SCORE_SQL } from "../intelligence/score.ts";
import type { SqlQuery } from "./query/sql.ts";
import type { Query } from "./query/term.ts";
import { compileAsIs, compileLookedUp, hasWords } from "./search-plan.ts";

/** The orders in which detections are listed, each by an index. Ids break ties: they are in order of age. */
export type DetectionSort = "SCORE" | "NEWEST" | "SEVERITY" | "LAST_SEEN" | "EXPLOITATION";

/** For each order: the column, its type, and what a cursor may hold of it. */
const ORDERS = {
  SCORE: {
    column: SCORE_SQL,
    type: "int",
    value: z.string().regex(/^\d{1,3}$/),
  },
  NEWEST: { column: "d.id", type: "uuid", value: Id },
  SEVERITY: { column: "d.severity", type: `"Severity"`, value: z.enum(Severity) },
  LAST_SEEN: { column: `d."lastSeenAt"`, type: "timestamptz", value: z.iso.datetime() },
  // Known to be exploited: 2 to 4 by EPSS; else 0 to 1, and -1 without a score.
  EXPLOITATION: {
    column: `(d."knownExploited"::int * 3 + coalesce(d.epss, -1))`,
    type: "float8",
    value: z.string().regex(/^-?\d(?:\.\d+)?(?:e-\d+)?$/),
  },
} as const;

/** Counted exactly up to here: time does not grow with what there is beyond. */
export const COUNT_LIMIT = 10_000;

/**
 * What has words is looked for among so many detections next in the order first: what is frequent fills a page there. What
 * fills a tenth of a page there fills it among ten times as many.
 */
const NEAR_WINDOWS = [2000, 20_000];
/** Words are counted among this many of the newest detections first; where so many of them have the words, there alone. */
const COUNTED_WINDOW = 10_000;
const FREQUENT = 500;

/** An id of a page, and where the next page goes on. */
export type ListedId = { id: string; cursor: string };

type PageRequest = {
  query: Query;
  sort: DetectionSort;
  limit: number;
  after?: string | undefined;
  before?: string | undefined;
};

/**
 * Ids of one page with their cursors, in order; where `before` is given without `after`, the last of those before it,
 * the nearest first.
 * @throws CURSOR_INVALID, and QUERY_TOO_COMPLEX where it takes longer than five seconds
 */
export async function findPage(request: PageRequest, isBackward = false): Promise<ListedId[]> {
  for (const window of hasWords(request.query) ? NEAR_WINDOWS : []) {
    const near = await findPageOf(request, isBackward, await compileAsIs(request.query), window);
    if (near.length === request.limit) return near;
    if (near.length * 10 < request.limit) break;
  }
  const { sql } = await compileLookedUp(request.query);
  return findPageOf(request, isBackward, sql, null);
}

/** The page of the next `window` detections in the order, whether they pass or not; of all of them where it is null. */
async function findPageOf(
  { sort, limit, after, before }: PageRequest,
  isBackward: boolean,
  sql: SqlQuery,
  window: number | null,
): Promise<ListedId[]> {
  const { column, type } = ORDERS[sort];
  const bind = (value: unknown) => `$${sql.values.push(value)}`;
  const beyond = (cursor: string | undefined, comparison: "<" | ">") => {
    if (!cursor) return "";
    const { value, id } = readCursor(sort, cursor);
    return ` AND (${column}, d.id) ${comparison} (${bind(value)}::${type}, ${bind(id)}::uuid)`;
  };
  const direction = isBackward ? "ASC" : "DESC";
  const order = sort === "NEWEST" ? `d.id ${direction}` : `${column} ${direction}, d.id ${direction}`;
  const range = `${beyond(after, "<")}${beyond(before, ">")}`;
  const from =
    window === null
      ? `${tables(sql)} WHERE ${sql.where}${range}`
      : `${tablesNear(sql, order, window, range)} WHERE ${sql.where}`;
  const { rows } = await askList<{ id: string; value: string | number | Date }>(
    `SELECT d.id, ${column} AS value FROM ${from} ORDER BY ${order} LIMIT ${bind(limit)}`,
    sql.values,
  );
  return rows.map(({ id, value }) => ({ id, cursor: writeCursor(value, id) }));
}

/** How many pass the query, counted up to a limit. */
export async function countDetections(query: Query, limit: number): Promise<number> {
  const { sql } = await compileLookedUp(query);
  const { rows } = await askList<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${tables(sql)} WHERE ${sql.where} LIMIT ${limit}) AS passing`,
    sql.values,
  );
  return rows[0]?.count ?? 0;
}

/** Those of the ids whose detections pass the query. */
export async function findPassing(query: Query, ids: string[]): Promise<Set<string>> {
  const sql = await compileAsIs(query);
  sql.values.push(ids);
  const { rows } = await askList<{ id: string }>(
    `SELECT d.id FROM ${tables(sql)} WHERE d.id = ANY($${sql.values.length}::uuid[]) AND ${sql.where}`,
    sql.values,
  );
  return new Set(rows.map((row) => row.id));
}

/** Ids that pass the query, the oldest first: those after one, up to another. */
export async function findIds(
  query: Query,
  { after, upTo, limit }: { after: string | null; upTo: string | null; limit: number },
): Promise<string[]> {
  const { sql } = await compileLookedUp(query);
  const bind = (value: unknown) => `$${sql.values.push(value)}`;
  const { rows } = await askList<{ id: string }>(
    `SELECT d.id FROM ${tables(sql)} WHERE ${sql.where}
       ${after ? `AND d.id > ${bind(after)}::uuid` : ""} ${upTo ? `AND d.id <= ${bind(upTo)}::uuid` : ""}
     ORDER BY d.id LIMIT ${limit}`,
    sql.values,
  );
  return rows.map((row) => row.id);
}

/** The scanners that found what passes the query, by name. For an export, which may take its time. */
export async function findScanners(query: Query): Promise<string[]> {
  const { sql } = await compileLookedUp(query);
  const { rows } = await pool.query<{ scanner: string }>(
    `SELECT DISTINCT d.scanner FROM ${tables(sql)} WHERE ${sql.where} ORDER BY d.scanner`,
    sql.values,
  );
  return rows.map((row) => row.scanner);
}

/** What detections are grouped by. */
export const FACETS = ["severity", "status", "scanner", "category"] as const;
export type Facet = (typeof FACETS)[number];
export type FacetCount = { facet: Facet; value: string; count: number };

type Facets = { count: number; isExact: boolean; values: FacetCount[] };

/**
 * How many detections pass, and how many of them by severity, status, scanner and category, the most first. Of more than
 * 10,000 the newest 10,000 are counted, or fewer where the query has frequent words: those among the newest 10,000 of all.
 * Then `isExact` is false.
 */
export async function countFacets(query: Query): Promise<Facets> {
  if (!hasWords(query)) return facetsOf(await compileAsIs(query), null);
  const near = await facetsOf(await compileAsIs(query), COUNTED_WINDOW);
  if (near.isExact || near.count >= FREQUENT) return near;
  const { sql, isFrequent } = await compileLookedUp(query);
  return isFrequent ? near : facetsOf(sql, null);
}

/** Facets of those of the newest `window` detections that pass; of all of them where it is null. */
async function facetsOf(sql: SqlQuery, window: number | null): Promise<Facets> {
  const from = window === null ? tables(sql) : tablesNear(sql, "d.id DESC", window);
  const beyond = `SELECT 1 FROM "Detection" ORDER BY id DESC OFFSET ${window} LIMIT 1`;
  const { rows } = await askList<{ [facet in Facet]: string | null } & { count: number; isPart: boolean }>(
    `WITH passing AS MATERIALIZED (
       SELECT d.severity, d.status, d.scanner, d.category FROM ${from} WHERE ${sql.where}
       ORDER BY d.id DESC LIMIT ${COUNT_LIMIT + 1}
     )
     SELECT severity, status, scanner, category, count(*)::int AS count, ${window === null ? false : `EXISTS (${beyond})`} AS "isPart"
     FROM passing GROUP BY GROUPING SETS ((), (severity), (status), (scanner), (category)) ORDER BY count DESC`,
    sql.values,
  );
  const groups = rows.map(({ count, ...row }) => ({ count, facet: FACETS.find((facet) => row[facet]), row }));
  const count = groups.find(({ facet }) => !facet)?.count ?? 0;
  return {
    count: Math.min(count, COUNT_LIMIT),
    isExact: count <= COUNT_LIMIT && !rows[0]?.isPart,
    values: groups.flatMap(({ facet, row, count }) =>
      facet ? [{ facet, value: row[facet] ?? "", count }] : [],
    ),
  };
}

function tables({ joinsSearch }: SqlQuery): string {
  return `"Detection" d${joinsSearch ? ` JOIN "DetectionSearch" s ON s."detectionId" = d.id` : ""}`;
}

/** Of the first `window` detections of an order. OFFSET 0 keeps PostgreSQL from looking for all that has the words. */
function tablesNear({ joinsSearch }: SqlQuery, order: string, window: number, range = ""): string {
  const near = `(SELECT * FROM "Detection" d WHERE true${range} ORDER BY ${order} LIMIT ${window}) d`;
  const search = `(SELECT * FROM "DetectionSearch" WHERE "detectionId" = d.id OFFSET 0) s`;
  return joinsSearch ? `${near} CROSS JOIN LATERAL ${search}` : near;
}

function writeCursor(value: string | number | Date, id: string): string {
  return `${value instanceof Date ? value.toISOString() : value},${id}`;
}

function readCursor(sort: DetectionSort, cursor: string): { value: string; id: string } {
  const [value, id] = cursor.split(",");
  const parsed = z.object({ value: ORDERS[sort].value, id: Id }).safeParse({ value, id });
  if (parsed.success) return parsed.data;
  throw new AppError("CURSOR_INVALID", `"${cursor.slice(0, 80)}" is no cursor of a list of this order.`);
}

import type pg from "pg";
import { z } from "zod";
import { LIST_TIMEOUT_MS, listPool, pool } from "../db.ts";
import { AppError } from "../errors.ts";
import { Severity } from "../generated/prisma/enums.ts";
import { Id } from "../id.ts";
import { compileQuery, type SqlQuery } from "./query/sql.ts";
import type { Query, Term } from "./query/term.ts";

/** The orders in which detections are listed, each by an index. Ids break ties: they are in order of age. */
export type DetectionSort = "NEWEST" | "SEVERITY" | "LAST_SEEN";

/** For each order: the column, its type, and what a cursor may hold of it. */
const ORDERS = {
  NEWEST: { column: "d.id", type: "uuid", value: Id },
  SEVERITY: { column: "d.severity", type: `"Severity"`, value: z.enum(Severity) },
  LAST_SEEN: { column: `d."lastSeenAt"`, type: "timestamptz", value: z.iso.datetime() },
} as const;

/** Counted exactly up to here: time does not grow with what there is beyond. */
export const COUNT_LIMIT = 10_000;

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
export async function findPage(
  { query, sort, limit, after, before }: PageRequest,
  isBackward = false,
): Promise<ListedId[]> {
  const { column, type } = ORDERS[sort];
  const sql = await compile(query);
  const bind = (value: unknown) => `$${sql.values.push(value)}`;
  const beyond = (cursor: string | undefined, comparison: "<" | ">") => {
    if (!cursor) return "";
    const { value, id } = readCursor(sort, cursor);
    return ` AND (${column}, d.id) ${comparison} (${bind(value)}::${type}, ${bind(id)}::uuid)`;
  };
  const direction = isBackward ? "ASC" : "DESC";
  const order = sort === "NEWEST" ? `d.id ${direction}` : `${column} ${direction}, d.id ${direction}`;
  const { rows } = await ask<{ id: string; value: string | Date }>(
    `SELECT d.id, ${column} AS value FROM ${tables(sql)} WHERE ${sql.where}${beyond(after, "<")}${beyond(before, ">")}
     ORDER BY ${order} LIMIT ${bind(limit)}`,
    sql.values,
  );
  return rows.map(({ id, value }) => ({ id, cursor: writeCursor(value, id) }));
}

/** How many pass the query, counted up to a limit. */
export async function countDetections(query: Query, limit: number): Promise<number> {
  const sql = await compile(query);
  const { rows } = await ask<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${tables(sql)} WHERE ${sql.where} LIMIT ${limit}) AS passing`,
    sql.values,
  );
  return rows[0]?.count ?? 0;
}

/** Those of the ids whose detections pass the query. */
export async function findPassing(query: Query, ids: string[]): Promise<Set<string>> {
  const sql = await compileAsIs(query);
  sql.values.push(ids);
  const { rows } = await ask<{ id: string }>(
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
  const sql = await compile(query);
  const bind = (value: unknown) => `$${sql.values.push(value)}`;
  const { rows } = await ask<{ id: string }>(
    `SELECT d.id FROM ${tables(sql)} WHERE ${sql.where}
       ${after ? `AND d.id > ${bind(after)}::uuid` : ""} ${upTo ? `AND d.id <= ${bind(upTo)}::uuid` : ""}
     ORDER BY d.id LIMIT ${limit}`,
    sql.values,
  );
  return rows.map((row) => row.id);
}

/** The scanners that found what passes the query, by name. For an export, which may take its time. */
export async function findScanners(query: Query): Promise<string[]> {
  const sql = await compile(query);
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

/**
 * How many detections pass, and how many of them by severity, status, scanner and category, the most first. Of more than
 * 10,000 the newest 10,000 are counted, and `isExact` is false.
 */
export async function countFacets(
  query: Query,
): Promise<{ count: number; isExact: boolean; values: FacetCount[] }> {
  const sql = await compile(query);
  const { rows } = await ask<{ [facet in Facet]: string | null } & { count: number }>(
    `WITH passing AS MATERIALIZED (
       SELECT d.severity, d.status, d.scanner, d.category FROM ${tables(sql)} WHERE ${sql.where}
       ORDER BY d.id DESC LIMIT ${COUNT_LIMIT + 1}
     )
     SELECT severity, status, scanner, category, count(*)::int AS count FROM passing
     GROUP BY GROUPING SETS ((), (severity), (status), (scanner), (category)) ORDER BY count DESC`,
    sql.values,
  );
  const groups = rows.map(({ count, ...row }) => ({ count, facet: FACETS.find((facet) => row[facet]), row }));
  const count = groups.find(({ facet }) => !facet)?.count ?? 0;
  return {
    count: Math.min(count, COUNT_LIMIT),
    isExact: count <= COUNT_LIMIT,
    values: groups.flatMap(({ facet, row, count }) =>
      facet ? [{ facet, value: row[facet] ?? "", count }] : [],
    ),
  };
}

function tables({ joinsSearch }: SqlQuery): string {
  return `"Detection" d${joinsSearch ? ` JOIN "DetectionSearch" s ON s."detectionId" = d.id` : ""}`;
}

/** Detections that are looked up by their words before a list is, at most. */
const MAX_LOOKED_UP = 10_000;

let trigrams: Promise<boolean> | undefined;

/**
 * The query for the database. What matches its words is looked up first where that is little: planners can't tell how rare
 * a word is, and would go through the whole list for it. Where it is much, the list soon has a page of it.
 */
async function compile(query: Query): Promise<SqlQuery> {
  const isWord = (term: Term) => term.kind === "text" && !term.not;
  const words = query.filter(isWord);
  if (words.length === 0) return compileAsIs(query);
  const { where, values } = await compileAsIs(words);
  const { rows } = await ask<{ id: string }>(
    `SELECT s."detectionId" AS id FROM "DetectionSearch" s WHERE ${where} LIMIT ${MAX_LOOKED_UP + 1}`,
    values,
  );
  if (rows.length > MAX_LOOKED_UP) return compileAsIs(query);
  const rest = await compileAsIs(query.filter((term) => !isWord(term)));
  const ids = `$${rest.values.push(rows.map(({ id }) => id))}`;
  return { ...rest, where: `${rest.where} AND d.id = ANY(${ids}::uuid[])` };
}

async function compileAsIs(query: Query): Promise<SqlQuery> {
  trigrams ??= findTrigrams();
  return compileQuery(query, new Date(), await trigrams);
}

/** Whether the migration could make the index for parts of words. */
async function findTrigrams(): Promise<boolean> {
  try {
    const { rows } = await ask<{ exists: boolean }>(
      `SELECT to_regclass('"DetectionSearch_label_idx"') IS NOT NULL AS exists`,
      [],
    );
    return rows[0]?.exists ?? false;
  } catch (error) {
    trigrams = undefined; // the next search asks again
    throw error;
  }
}

async function ask<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[],
): Promise<pg.QueryResult<Row>> {
  try {
    // Without a name: PostgreSQL then plans for these very values, of which some are rare and some are not.
    return await listPool.query<Row>(text, values);
  } catch (error) {
    if ((error as pg.DatabaseError).code !== "57014") throw error;
    throw new AppError(
      "QUERY_TOO_COMPLEX",
      `The search took longer than ${LIST_TIMEOUT_MS / 1000} seconds. Narrow it, by a date or a severity for example.`,
    );
  }
}

function writeCursor(value: string | Date, id: string): string {
  return `${value instanceof Date ? value.toISOString() : value},${id}`;
}

function readCursor(sort: DetectionSort, cursor: string): { value: string; id: string } {
  const [value, id] = cursor.split(",");
  const parsed = z.object({ value: ORDERS[sort].value, id: Id }).safeParse({ value, id });
  if (parsed.success) return parsed.data;
  throw new AppError("CURSOR_INVALID", `"${cursor.slice(0, 80)}" is no cursor of a list of this order.`);
}

import type pg from "pg";
import { LIST_TIMEOUT_MS, listPool } from "./db.ts";
import { AppError } from "./errors.ts";

/** Asks the connections of lists. Throws QUERY_TOO_COMPLEX where it takes longer than five seconds. */
export async function askList<Row extends pg.QueryResultRow>(
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
      `The search took longer than ${LIST_TIMEOUT_MS / 1000} seconds. Narrow it by one more filter, or use fewer words.`,
    );
  }
}

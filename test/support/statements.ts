import { pool } from "../../server/db.ts";

/**
 * How many statements some work takes, the least of five tries: what the head does in the background, and the look at a
 * token once a second, can only add to a count.
 */
export async function leastStatements(work: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let tries = 0; tries < 5; tries++) {
    let statements = 0;
    const listen = () => statements++;
    pool.on("acquire", listen);
    await work();
    pool.off("acquire", listen);
    counts.push(statements);
  }
  return Math.min(...counts);
}

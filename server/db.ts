import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { config } from "./config.ts";
import { PrismaClient } from "./generated/prisma/client.ts";
import { logger } from "./logger.ts";

const LIST_CONNECTIONS = 4;
const QUEUE_CONNECTIONS = 4;

/**
 * The one connection pool of this process: Prisma and the hand-written SQL of the hot paths share it. Statements that are
 * sent one behind the other without waiting are on their way together: each wait costs two switches of process.
 */
export const pool = new pg.Pool({
  connectionString: config.DATABASE_URL,
  max: config.DATABASE_POOL,
  pipeline: true,
  connectionTimeoutMillis: 5000,
  application_name: "ai-defend-head",
});

surviveLostConnections(pool);

/** A connection that breaks, idle or between two statements, is replaced by the pool; unheard, it would end the process. */
function surviveLostConnections(connections: pg.Pool): void {
  connections.on("error", () => undefined); // the idle ones, heard below as well
  connections.on("connect", (client) => {
    client.on("error", (error) => {
      logger.warn({ op: "database.connection", ok: false, error: { message: error.message } });
    });
  });
}

/** The longest a list or a search may take, in milliseconds. */
export const LIST_TIMEOUT_MS = 5000;

/**
 * Connections of lists and searches: few, each statement of limited time, so that none of them starves agents. They read by
 * indexes: what is estimated to match often may match nowhere, and then the whole table would be read for it.
 */
export const listPool = new pg.Pool({
  connectionString: config.DATABASE_URL,
  max: LIST_CONNECTIONS,
  connectionTimeoutMillis: 5000,
  statement_timeout: LIST_TIMEOUT_MS,
  options: "-c enable_seqscan=off",
  application_name: "ai-defend-lists",
});
surviveLostConnections(listPool);

/**
 * Connections of the claim. The queue is read along its index, a few rows from the front: statistics of a queue are
 * always stale, and with them the planner would now and then read and sort all of it instead.
 */
export const queuePool = new pg.Pool({
  connectionString: config.DATABASE_URL,
  max: QUEUE_CONNECTIONS,
  connectionTimeoutMillis: 5000,
  options:
    "-c enable_seqscan=off -c enable_bitmapscan=off -c enable_sort=off -c enable_incremental_sort=off -c plan_cache_mode=force_generic_plan",
  application_name: "ai-defend-queue",
});
surviveLostConnections(queuePool);

/** The longest a scrape of metrics may keep the database busy, in milliseconds. */
const SCRAPE_TIMEOUT_MS = 2000;

/** The connection of metrics: its own, so that they tell of the others also when these are all taken. */
export const metricsPool = new pg.Pool({
  connectionString: config.DATABASE_URL,
  max: 1,
  connectionTimeoutMillis: SCRAPE_TIMEOUT_MS,
  statement_timeout: SCRAPE_TIMEOUT_MS,
  query_timeout: 2 * SCRAPE_TIMEOUT_MS, // for a server that says nothing any more
  application_name: "ai-defend-metrics",
});
surviveLostConnections(metricsPool);

/** Prisma on the shared pool. */
export const db = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) });

/** Deadlock and serialization failure: the transaction did nothing and may simply run again. */
const RUN_AGAIN = new Set(["40P01", "40001"]);
const MAX_TRIES = 4;

type Client = Pick<pg.ClientBase, "query">;

/** Answers that nobody needs before the transaction of their connection ends. */
const unanswered = new WeakMap<Client, Promise<unknown>[]>();

/**
 * Sends a statement of which only its success matters, as one of the last of a transaction: that waits for the answer when
 * it ends, together with its own, and fails with the statement. Outside a transaction of `transaction`, waits at once.
 */
export async function sendLast(client: Client, query: pg.QueryConfig): Promise<void> {
  const answer = client.query(query);
  const open = unanswered.get(client);
  if (!open) return void (await answer);
  answer.catch(() => undefined); // thrown when the transaction ends
  open.push(answer);
}

/** Runs `work` in one transaction, again if PostgreSQL broke a deadlock with it; rolls back when it throws. */
export async function transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    const client = await pool.connect();
    const answers: Promise<unknown>[] = [];
    unanswered.set(client, answers);
    let failure: Error | undefined;
    // A connection that breaks between two statements says so by an event only.
    const hear = (error: Error) => {
      failure = error;
    };
    client.on("error", hear);
    try {
      const begun = client.query("BEGIN");
      answers.push(begun);
      begun.catch(() => undefined); // thrown when the transaction ends
      const result = await work(client);
      // Behind a statement that failed, COMMIT is a rollback, and the failure is what is thrown here.
      await Promise.all([...answers, client.query("COMMIT")]);
      return result;
    } catch (error) {
      failure = await firstFailure(answers, error);
      await client.query("ROLLBACK").catch(() => undefined); // the connection may be what broke
      if (tries === MAX_TRIES || !RUN_AGAIN.has((failure as pg.DatabaseError).code ?? "")) throw failure;
    } finally {
      unanswered.delete(client);
      client.off("error", hear);
      client.release(isDatabaseAway(failure)); // a broken connection does not go back to the pool
    }
  }
}

/** What went wrong first: after that, PostgreSQL refuses whatever else a transaction sends. */
async function firstFailure(answers: Promise<unknown>[], last: unknown): Promise<Error> {
  const failed = (await Promise.allSettled(answers)).find(({ status }) => status === "rejected");
  const failure: unknown = failed?.status === "rejected" ? failed.reason : last;
  return failure instanceof Error ? failure : new Error(String(failure));
}

/** Throws while PostgreSQL is away: for parts that take that for something else. */
export async function assertDatabaseAnswers(): Promise<void> {
  await pool.query("SELECT 1");
}

/** Its socket is not there, rather than some file or program. Prisma passes on no more than the code and these words. */
const NO_SOCKET = /^connect ENOENT /m;

/** Is the failure that PostgreSQL can't be reached or is going down, rather than something wrong with the request? */
export function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code = "", message } = cause as Error & { code?: string };
    if (code === "ENOENT" && NO_SOCKET.test(message)) return true;
    if (/^(ECONN|EPIPE|ETIMEDOUT|08|57P0|53300|P1001|P1002|P1017|P2024)/.test(code)) return true;
    if (
      /Connection terminated|is not queryable|timeout exceeded when trying to connect|Can't reach database/.test(
        message,
      )
    )
      return true;
  }
  return false;
}

/** Did PostgreSQL refuse a text that it can't store, such as one with a NUL character? */
export function isUnstorableText(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (/invalid byte sequence for encoding/.test(cause.message)) return true;
  }
  return false;
}

// A part: fills a database with set-based SQL, ingests through the head's own storeChunk beside COPY and plain INSERT,
// and asks the head's own lists.
import { once } from "node:events";
import pg from "pg";
import { z } from "zod";
import { config } from "../server/config.ts";
import { pool } from "../server/db.ts";
import { queryOf } from "../server/detections/filter.ts";
import { countFacets, findPage } from "../server/detections/list.ts";
import { parseChunk } from "../server/events/event.ts";
import { storeChunk } from "../server/events/store.ts";
import { migrate } from "../server/migrate.ts";
import { readAlerts } from "./alerts.ts";
import { answerParent } from "./ipc.ts";
import { SEED_DETECTIONS, SEED_EVENTS, SEED_SEARCH } from "./volume-sql.ts";

const CHUNK = 500;
const CONNECTIONS = 4;

answerParent({
  prepare: async () => (await migrate(config.DATABASE_URL)).length > 0,
  seed: (input) => seed(z.object({ events: z.int(), detections: z.int() }).parse(input)),
  ingest: (input) =>
    ingest(z.object({ way: z.enum(["head", "copy", "insert"]), events: z.int() }).parse(input)),
  ask: (input) =>
    ask(z.object({ kind: z.enum(["list", "facets"]), query: z.string(), times: z.int() }).parse(input)),
  alerts: (input) => ingestAlerts(z.object({ file: z.string(), limit: z.int() }).parse(input)),
});

/** A running attempt of an agent, to which events belong. */
async function createAttempt() {
  const { rows } = await pool.query<{ agentId: string; assignmentId: string }>(
    `WITH agent AS (
       INSERT INTO "Agent" (identity, hostname, addresses, version) VALUES (uuidv7()::text, 'bench', '{}', '1') RETURNING id
     ), scan AS (
       INSERT INTO "Scan" (name, targets, scanners, "createdBy") VALUES ('volume', '{10.0.0.0/8}', '{nmap}', 'bench') RETURNING id
     ), assignment AS (
       INSERT INTO "Assignment" ("scanId", share, scanner, targets, priority, "agedPriority", "maxRunSeconds", "deadlineAt",
         state, attempt, "agentId")
       SELECT scan.id, 0, 'nmap', '{10.0.0.0/8}', 5, 5, 86400, now() + interval '1 day', 'RUNNING', 1, agent.id
       FROM scan, agent RETURNING id, "agentId"
     )
     INSERT INTO "Attempt" ("assignmentId", attempt, "agentId") SELECT id, 1, "agentId" FROM assignment
     RETURNING "agentId", "assignmentId"`,
  );
  return { ...(rows[0] as { agentId: string; assignmentId: string }), attempt: 1 };
}

/** Adds detections and events behind them. */
async function seed({ events, detections }: { events: number; detections: number }): Promise<number> {
  const startedAt = performance.now();
  const { assignmentId } = await createAttempt();
  await pool.query(SEED_DETECTIONS, [assignmentId, detections]);
  await pool.query(SEED_SEARCH);
  await pool.query(SEED_EVENTS, [assignmentId, events]);
  await pool.query(`VACUUM ANALYZE "Detection"`);
  await pool.query(`VACUUM ANALYZE "DetectionSearch"`);
  await pool.query(`ANALYZE "Event"`);
  return performance.now() - startedAt;
}

/** Open ports of many hosts, ten events for each detection, as an agent sends them. */
function eventOf(number: number) {
  const place = Math.floor(number / 10);
  const port = 1 + (place % 1000);
  const address = `10.${200 + (place % 50)}.${Math.floor(place / 1000) % 250}.7`;
  return {
    sequence: number + 1,
    type: "port",
    observedAt: new Date().toISOString(),
    asset: { kind: "HOST", address },
    data: {
      port,
      protocol: "tcp",
      state: "open",
      reason: "syn-ack",
      service: { name: "http", product: "nginx" },
    },
    finding: {
      category: "open-port",
      title: `Open port ${port}/tcp: http`,
      severity: "INFO",
      location: `${port}/tcp`,
      identity: { protocol: "tcp", port },
      evidence: { service: "http", product: "nginx" },
    },
  };
}

/** Milliseconds to store events in chunks of 500 on four connections, in one of three ways. */
async function ingest({ way, events }: { way: "head" | "copy" | "insert"; events: number }): Promise<number> {
  const key = await createAttempt();
  const chunks = Array.from({ length: Math.floor(events / CHUNK) }, (_, chunk) =>
    Array.from({ length: CHUNK }, (_, index) => eventOf(chunk * CHUNK + index)),
  );
  const store = {
    head: (chunk: object[]) => storeChunk(key, parseChunk(chunk)),
    copy: (chunk: object[]) => copyChunk(key.assignmentId, chunk),
    insert: (chunk: object[]) => insertChunk(key.assignmentId, chunk),
  }[way];
  const startedAt = performance.now();
  await inParallel(chunks, store);
  return performance.now() - startedAt;
}

async function inParallel<Item>(items: Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}

type Columns = (string | number)[];
function columnsOf(assignmentId: string, event: ReturnType<typeof eventOf>): Columns {
  const { sequence, type, observedAt, asset, data } = event;
  return [
    assignmentId,
    1,
    sequence,
    type,
    observedAt,
    `host:${asset.address}`,
    JSON.stringify({ ...data, asset }),
  ];
}
const COLUMNS = `"assignmentId", attempt, sequence, type, "observedAt", "assetKey", data`;

/** The limit: nothing but the rows of events, in one COPY a chunk. */
async function copyChunk(assignmentId: string, chunk: object[]): Promise<void> {
  const client = await pool.connect();
  try {
    const text = (chunk as ReturnType<typeof eventOf>[])
      .map((event) => columnsOf(assignmentId, event).join("\t").replaceAll("\\", "\\\\"))
      .join("\n");
    await copy(client, `COPY "Event" (${COLUMNS}) FROM STDIN`, `${text}\n`);
  } finally {
    client.release();
  }
}

/** COPY by the protocol of PostgreSQL: pg has the messages and no call for them. */
async function copy(client: pg.PoolClient, statement: string, data: string): Promise<void> {
  const query = Object.assign(new pg.Query(statement), {
    handleCopyInResponse: (connection: { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }) => {
      connection.sendCopyFromChunk(Buffer.from(data));
      connection.endCopyFrom();
    },
  });
  const done = Promise.race([
    once(query, "end"),
    once(query, "error").then(([error]) => Promise.reject(error as Error)),
  ]);
  client.query(query);
  await done;
}

/** What is written first: one INSERT for each event. */
async function insertChunk(assignmentId: string, chunk: object[]): Promise<void> {
  for (const event of chunk as ReturnType<typeof eventOf>[]) {
    await pool.query({
      name: "insert-event",
      text: `INSERT INTO "Event" (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      values: columnsOf(assignmentId, event),
    });
  }
}

/** Milliseconds of a page of 50, or of the facets, asked again and again. */
async function ask(input: { kind: "list" | "facets"; query: string; times: number }): Promise<number[]> {
  const query = queryOf({ query: input.query });
  const times: number[] = [];
  for (let time = 0; time < input.times; time++) {
    const startedAt = performance.now();
    if (input.kind === "list") await findPage({ query, sort: "NEWEST", limit: 51 });
    else await countFacets(query);
    times.push(performance.now() - startedAt);
  }
  return times;
}

/** Real alerts through storeChunk: how many went in, and how many detections came out. */
async function ingestAlerts({ file, limit }: { file: string; limit: number }) {
  const key = await createAttempt();
  const before = await countDetections();
  const startedAt = performance.now();
  let alerts = 0;
  for await (const chunk of readAlerts(file, CHUNK, limit)) {
    await storeChunk(key, parseChunk(chunk));
    alerts += chunk.length;
  }
  return { alerts, detections: (await countDetections()) - before, ms: performance.now() - startedAt };
}

async function countDetections(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM "Detection"`);
  return rows[0]?.count ?? 0;
}

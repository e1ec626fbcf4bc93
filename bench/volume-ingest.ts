import { once } from "node:events";
import pg from "pg";
import { pool } from "../server/db.ts";
import { fingerprintOf } from "../server/detections/fingerprint.ts";
import { parseChunk } from "../server/events/event.ts";
import { storeChunk } from "../server/events/store.ts";

/** Events of one chunk, as agents send them at most. */
export const CHUNK = 500;
const CONNECTIONS = 4;
const FINDINGS_PER_HOST = 20;

/** What is stored: a number of events, so many of them about each finding. Findings of one stream are always the same. */
export type Stream = { stream: number; events: number; perFinding: number };
export type Way = "head" | "copy" | "insert";
type Attempt = { agentId: string; assignmentId: string; attempt: number };

/** A running attempt of an agent, to which events belong. What suricata sees may be about any host. */
export async function createAttempt(scanner: "nmap" | "suricata" = "nmap"): Promise<Attempt> {
  const { rows } = await pool.query<{ agentId: string; assignmentId: string }>(
    `WITH agent AS (
       INSERT INTO "Agent" (identity, hostname, addresses, version) VALUES (uuidv7()::text, 'bench', '{}', '1') RETURNING id
     ), scan AS (
       INSERT INTO "Scan" (name, targets, scanners, "createdBy") VALUES ('volume', '{10.0.0.0/8}', '{nmap}', 'bench') RETURNING id
     ), assignment AS (
       INSERT INTO "Assignment" ("scanId", share, scanner, targets, priority, "agedPriority", "maxRunSeconds", "deadlineAt",
         state, attempt, "agentId")
       SELECT scan.id, 0, $1, '{10.0.0.0/8}', 5, 5, 86400, now() + interval '1 day', 'RUNNING', 1, agent.id
       FROM scan, agent RETURNING id, "agentId"
     )
     INSERT INTO "Attempt" ("assignmentId", attempt, "agentId") SELECT id, 1, "agentId" FROM assignment
     RETURNING "agentId", "assignmentId"`,
    [scanner],
  );
  return { ...(rows[0] as { agentId: string; assignmentId: string }), attempt: 1 };
}

/**
 * Stores events in chunks of 500 on four connections, each with an attempt and hosts of its own as agents have, in one of
 * three ways. Rows that COPY and INSERT write are made before the clock starts.
 * @returns how many it stored per second
 */
export async function ingest(way: Way, { stream, events, perFinding }: Stream): Promise<number> {
  const perConnection = Math.ceil(events / CHUNK / CONNECTIONS);
  const works = await Promise.all(
    Array.from({ length: CONNECTIONS }, async (_, connection) => {
      const key = await createAttempt();
      const chunks = Array.from({ length: perConnection }, (_, index) =>
        Array.from({ length: CHUNK }, (_, place) => {
          const number = index * CHUNK + place;
          return eventOf(number + 1, Math.floor(number / perFinding), stream * CONNECTIONS + connection);
        }),
      );
      if (way === "head") return () => inTurn(chunks, (chunk) => storeChunk(key, parseChunk(chunk)));
      const rows = chunks.map((chunk) => chunk.map((event) => columnsOf(key.assignmentId, event)));
      return () => inTurn(rows, way === "copy" ? copyChunk : insertChunk);
    }),
  );
  const startedAt = performance.now();
  await Promise.all(works.map((work) => work()));
  return (perConnection * CHUNK * CONNECTIONS * 1000) / (performance.now() - startedAt);
}

async function inTurn<Item>(items: Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  for (const item of items) await work(item);
}

/** An open port, twenty on each host of 10.16.0.0 and above: below are those of the seed. */
function eventOf(sequence: number, finding: number, range: number) {
  const host = Math.floor(finding / FINDINGS_PER_HOST);
  const port = 1 + (finding % FINDINGS_PER_HOST) * 53;
  const number = 16 * 65_536 + range * 16_384 + host;
  const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  return {
    sequence,
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
type Event = ReturnType<typeof eventOf>;

type Columns = (string | number)[];
/** The row that the head stores for an event. */
function columnsOf(assignmentId: string, event: Event): Columns {
  const { sequence, type, observedAt, asset, data, finding } = event;
  const assetKey = `host:${asset.address}`;
  const fingerprint = `\\x${fingerprintOf("nmap", assetKey, finding).toString("hex")}`;
  return [
    assignmentId,
    1,
    sequence,
    type,
    observedAt,
    assetKey,
    fingerprint,
    JSON.stringify({ ...data, asset }),
  ];
}
const COLUMNS = `"assignmentId", attempt, sequence, type, "observedAt", "assetKey", fingerprint, data`;

/** The limit: nothing but the rows of events, in one COPY a chunk. */
async function copyChunk(rows: Columns[]): Promise<void> {
  const client = await pool.connect();
  try {
    const text = rows.map((row) => row.join("\t").replaceAll("\\", "\\\\")).join("\n");
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
async function insertChunk(rows: Columns[]): Promise<void> {
  for (const values of rows) {
    await pool.query({
      name: "insert-event",
      text: `INSERT INTO "Event" (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values,
    });
  }
}

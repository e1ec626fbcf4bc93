// A part: fills a database with set-based SQL, ingests through the head's own storeChunk beside COPY and plain INSERT,
// and asks the head's own lists.
import { z } from "zod";
import { config } from "../server/config.ts";
import { pool } from "../server/db.ts";
import { queryOf } from "../server/detections/filter.ts";
import { countFacets, findPage } from "../server/detections/list.ts";
import { parseChunk } from "../server/events/event.ts";
import { storeChunk } from "../server/events/store.ts";
import { migrate } from "../server/migrate.ts";
import { readAlertEvents } from "./alerts.ts";
import { answerParent } from "./ipc.ts";
import { CHUNK, createAttempt, ingest } from "./volume-ingest.ts";
import { SEED_DETECTIONS, SEED_EVENTS, SEED_SEARCH } from "./volume-sql.ts";

const Ingestion = z.object({
  way: z.enum(["head", "copy", "insert"]),
  stream: z.int(),
  events: z.int(),
  perFinding: z.int(),
});

answerParent({
  prepare: async () => (await migrate(config.DATABASE_URL)).length > 0,
  seed: (input) => seed(z.object({ events: z.int(), detections: z.int() }).parse(input)),
  ingest: (input) => {
    const { way, ...stream } = Ingestion.parse(input);
    return ingest(way, stream);
  },
  ask: (input) =>
    ask(z.object({ kind: z.enum(["list", "facets"]), query: z.string(), times: z.int() }).parse(input)),
  alerts: (input) => ingestAlerts(z.object({ file: z.string(), limit: z.int() }).parse(input)),
});

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
  const key = await createAttempt("suricata");
  const before = await countDetections();
  const startedAt = performance.now();
  let alerts = 0;
  for await (const chunk of readAlertEvents(file, CHUNK, limit)) {
    await storeChunk(key, parseChunk(chunk));
    alerts += chunk.length;
  }
  return { alerts, detections: (await countDetections()) - before, ms: performance.now() - startedAt };
}

async function countDetections(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM "Detection"`);
  return rows[0]?.count ?? 0;
}

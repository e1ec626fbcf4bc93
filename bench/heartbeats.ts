import { createHash } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import { type BenchHead, type Ground, partEnvironment, startBenchHead } from "./ground.ts";
import { type Part, startPart } from "./ipc.ts";

export const HEARTBEAT_CONNECTIONS = 64;
export const HEARTBEAT_AGENTS = 2000;
const WARM_UP_SECONDS = 1.5;

export const heartbeatVariants = ["head", "bare node:http"] as const;
export type HeartbeatVariant = (typeof heartbeatVariants)[number];

/** One measurement of one variant. */
export type HeartbeatRound = {
  variant: HeartbeatVariant;
  round: number;
  perSecond: number;
  latenciesMs: number[];
};

export type HeartbeatOptions = { rounds: number; seconds: number; headFlags: string[] };

type Load = { port: number; path: string; requests: { body: string; token: string }[]; expected: string };

const Done = z.object({ ms: z.number(), latenciesMs: z.array(z.number()) });

/** Measures heartbeats of idle agents over HTTP: the head's mutation, and the least that a server could do instead. */
export async function measureHeartbeats(
  ground: Ground,
  options: HeartbeatOptions,
): Promise<HeartbeatRound[]> {
  const head = await startBenchHead(ground, "heartbeats_head", options.headFlags);
  const load = startPart("heartbeat-load.ts", process.env);
  const bareUrl = await ground.createDatabase("heartbeats_bare");
  const bare = startPart("heartbeat-bare.ts", await partEnvironment(ground, bareUrl));
  try {
    const loads: Record<HeartbeatVariant, Load> = {
      head: await loadOfHead(head),
      "bare node:http": await loadOfBare(bare),
    };
    const rounds: HeartbeatRound[] = [];
    for (const variant of heartbeatVariants) await run(load, loads[variant], WARM_UP_SECONDS);
    for (let round = 0; round < options.rounds; round++) {
      for (const variant of heartbeatVariants) {
        const { ms, latenciesMs } = await run(load, loads[variant], options.seconds);
        rounds.push({ variant, round, perSecond: latenciesMs.length / (ms / 1000), latenciesMs });
      }
    }
    return rounds;
  } finally {
    await Promise.all([load.stop(), bare.stop(), head.stop()]);
  }
}

function run(part: Part, load: Load, seconds: number): Promise<z.infer<typeof Done>> {
  return part.ask("run", { ...load, connections: HEARTBEAT_CONNECTIONS, ms: seconds * 1000 }, Done);
}

const query = `mutation ($input: HeartbeatInput!) { heartbeat(input: $input) {
  assignments { id attempt scanner targets exclusions config maxRunSeconds leaseSeconds } cancelled lost heartbeatSeconds } }`;

async function loadOfHead(head: BenchHead): Promise<Load> {
  const status = {
    activity: "IDLE",
    freeSlots: 2,
    load: 0.5,
    memoryBytes: 1e8,
    resultCount: 0,
    errorCount: 0,
  };
  const body = JSON.stringify({ query, variables: { input: { ...status, spoolBytes: 0, running: [] } } });
  const tokens = await enrollAgents(head.databaseUrl);
  return {
    port: Number(new URL(head.url).port),
    path: "/graphql",
    requests: tokens.map((token) => ({ body, token })),
    expected: '"heartbeatSeconds":30',
  };
}

async function loadOfBare(bare: Part): Promise<Load> {
  const port = await bare.ask("prepare", HEARTBEAT_AGENTS, z.int());
  const agents = Array.from({ length: HEARTBEAT_AGENTS }, (_, index) => index + 1);
  const requests = agents.map((agent) => ({ body: JSON.stringify({ agent, load: 0.5 }), token: "none" }));
  return { port, path: "/", requests, expected: '"recorded":1' };
}

/** Writes agents with sessions as registration would, thousands at once, and gives their tokens. */
async function enrollAgents(databaseUrl: string): Promise<string[]> {
  const tokens = Array.from(
    { length: HEARTBEAT_AGENTS },
    (_, index) => `agent_${String(index).padStart(43, "0")}`,
  );
  const hashes = tokens.map((token) => createHash("sha256").update(token).digest());
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `WITH agent AS (
         INSERT INTO "Agent" (identity, hostname, addresses, version, capabilities)
         SELECT 'bench-' || i, 'bench-' || i, '{192.0.2.10}', '0.1.0', $2
         FROM generate_series(1, cardinality($1::bytea[])) AS i RETURNING id, substr(identity, 7)::int AS number
       ), status AS (INSERT INTO "AgentStatus" ("agentId") SELECT id FROM agent)
       INSERT INTO "AgentSession" ("agentId", "tokenHash") SELECT id, ($1::bytea[])[number] FROM agent`,
      [hashes, JSON.stringify([{ name: "nmap", version: "7.93", privileged: true, problem: null }])],
    );
  } finally {
    await client.end();
  }
  return tokens;
}

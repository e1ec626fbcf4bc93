import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { type BenchHead, type Ground, partEnvironment, startBenchHead } from "./ground.ts";
import { type Part, startPart } from "./ipc.ts";

/** How hard and how long. */
export type LatencyOptions = {
  rounds: number;
  /** Length of one measurement, in seconds. */
  seconds: number;
  /** Numbers of connected agents, growing. */
  fleets: number[];
  headFlags: string[];
};

/** Assignments a second under load. */
export const LOAD_PER_SECOND = 50;
/** Between two assignments when idle, in milliseconds: after one, an agent reports twice, 50 ms apart at least. */
const IDLE_PAUSE_MS = 130;
/** What has not started by then never will: the measurement fails, in milliseconds. */
const LOST_MS = 20_000;

export const contenders = ["head", "graphile-worker", "pg-boss"] as const;
export type Contender = (typeof contenders)[number];
export type Pace = "idle" | "load";

/** Latencies of one measurement in milliseconds, from asking for the work until the worker has it in hand. */
export type LatencyRound = {
  fleet: number;
  pace: Pace;
  round: number;
  contender: Contender;
  latenciesMs: number[];
};

/** One that takes work: asks for it, and tells when it started. */
type Course = {
  assign: (key: string) => Promise<bigint>;
  started: Map<string, bigint>;
  waiting: Map<string, () => void>;
};

const Started = z.object({ key: z.string(), atNs: z.string() });

/** Measures from assignment to start, for each size of the fleet, all contenders in turn in each round. */
export async function measureLatency(ground: Ground, options: LatencyOptions): Promise<LatencyRound[]> {
  const head = await startBenchHead(ground, "latency_head", options.headFlags);
  const parts: Part[] = [];
  try {
    const fleet = startPart("latency-fleet.ts", { ...process.env, LOG_LEVEL: "warn" });
    parts.push(fleet);
    const courses = {
      head: headCourse(head, fleet, parts),
      "graphile-worker": await peerCourse(
        ground,
        "latency_graphile_worker",
        "latency-graphile-worker.ts",
        parts,
      ),
      "pg-boss": await peerCourse(ground, "latency_pg_boss", "latency-pg-boss.ts", parts),
    };
    const rounds: LatencyRound[] = [];
    for (const count of options.fleets) {
      const { url: headUrl, enrollmentToken } = head;
      // One agent has to take all the load, which is more than two at a time.
      await fleet.ask("grow", { headUrl, enrollmentToken, count, slots: count === 1 ? 16 : 2 }, z.int());
      for (const contender of contenders) await run(courses[contender], "load", 0.5); // warms it up
      for (let round = 0; round < options.rounds; round++) {
        for (const pace of ["idle", "load"] as const) {
          for (const contender of contenders) {
            const latenciesMs = await run(courses[contender], pace, options.seconds);
            rounds.push({ fleet: count, pace, round, contender, latenciesMs });
          }
        }
      }
    }
    return rounds;
  } finally {
    await Promise.all(parts.map((part) => part.stop()));
    await head.stop();
  }
}

function headCourse(head: BenchHead, fleet: Part, parts: Part[]): Course {
  const assigner = startPart("latency-assigner.ts", process.env);
  parts.push(assigner);
  const ask = (target: string) =>
    assigner.ask("assign", { url: head.url, token: head.apiToken, target }, z.string());
  return courseOf(fleet, ask);
}

async function peerCourse(ground: Ground, database: string, file: string, parts: Part[]): Promise<Course> {
  const part = startPart(file, await partEnvironment(ground, await ground.createDatabase(database)));
  parts.push(part);
  await part.ask("ready", null, z.boolean());
  return courseOf(part, (key) => part.ask("assign", key, z.string()));
}

function courseOf(worker: Part, ask: (key: string) => Promise<string>): Course {
  const course: Course = {
    assign: async (key) => BigInt(await ask(key)),
    started: new Map(),
    waiting: new Map(),
  };
  worker.onNotice((notice) => {
    const { key, atNs } = Started.parse(notice);
    course.started.set(key, BigInt(atNs));
    course.waiting.get(key)?.();
  });
  return course;
}

let lastKey = 0;

/** A key that is an address as well, so that it finds its way through a scan and back. */
function nextKey(): string {
  lastKey++;
  return `10.${(lastKey >> 16) & 255}.${(lastKey >> 8) & 255}.${lastKey & 255}`;
}

async function run(course: Course, pace: Pace, seconds: number): Promise<number[]> {
  const end = performance.now() + seconds * 1000;
  const latencies: Promise<number>[] = [];
  while (performance.now() < end) {
    const latency = latencyOf(course, nextKey());
    latencies.push(latency);
    latency.catch(() => undefined); // told below
    if (pace === "idle") await latency;
    await sleep(pace === "idle" ? IDLE_PAUSE_MS : 1000 / LOAD_PER_SECOND);
  }
  return Promise.all(latencies);
}

async function latencyOf(course: Course, key: string): Promise<number> {
  const lost = new AbortController();
  const started = new Promise<void>((resolve) => course.waiting.set(key, resolve));
  const late = sleep(LOST_MS, undefined, { signal: lost.signal, ref: false }).then(() => {
    throw new Error(`An assignment did not start within ${LOST_MS / 1000} s.`);
  });
  late.catch(() => undefined);
  try {
    const sentNs = await course.assign(key);
    await Promise.race([started, late]);
    return Number((course.started.get(key) ?? 0n) - sentNs) / 1e6;
  } finally {
    lost.abort();
    course.waiting.delete(key);
    course.started.delete(key);
  }
}

import { z } from "zod";
import { type Ground, partEnvironment } from "./ground.ts";
import { type Part, startPart } from "./ipc.ts";

/** Agents that wait for work at the same time. */
export const WAITING_AGENTS = 64;

const variants = {
  "head, 1 assignment a call": {
    file: "throughput-head.ts",
    input: { agents: WAITING_AGENTS, freeSlots: 1 },
  },
  "head, 10 a call": { file: "throughput-head.ts", input: { agents: WAITING_AGENTS, freeSlots: 10 } },
  "graphile-worker, fastest": { file: "throughput-graphile-worker.ts", input: { best: true } },
  "graphile-worker, plain": { file: "throughput-graphile-worker.ts", input: { best: false } },
  "pg-boss, 500 x 4": { file: "throughput-pg-boss.ts", input: {} },
  "bare SQL, 100 x 4": { file: "throughput-sql.ts", input: { history: false } },
  "bare SQL with attempts": { file: "throughput-sql.ts", input: { history: true } },
} as const;

/** What takes part, by the name under which it is shown. */
export type ThroughputVariant = keyof typeof variants;
export const throughputVariants = Object.keys(variants) as ThroughputVariant[];

/** Jobs a second, claimed and completed, by variant and round. */
export type Throughput = Record<ThroughputVariant, number[]>;

const Done = z.object({ jobs: z.number(), ms: z.number() });

export type ThroughputOptions = {
  rounds: number;
  jobs: number;
  /** No round of one variant takes longer, in seconds, where it can be ended early. */
  limitSeconds: number;
  headFlags: string[];
};

/** Works off a backlog with each variant in turn, in each round. */
export async function measureThroughput(ground: Ground, options: ThroughputOptions): Promise<Throughput> {
  const parts = new Map<string, Part>();
  const perSecond = Object.fromEntries(
    throughputVariants.map((variant) => [variant, [] as number[]]),
  ) as Throughput;
  try {
    for (const { file } of Object.values(variants)) {
      if (!parts.has(file)) parts.set(file, await preparePart(ground, file, options));
    }
    for (let round = 0; round < options.rounds; round++) {
      for (const variant of throughputVariants) {
        const { file, input } = variants[variant];
        const limits = { jobs: options.jobs, limitMs: options.limitSeconds * 1000 };
        const { jobs, ms } = await (parts.get(file) as Part).ask("run", { ...input, ...limits }, Done);
        perSecond[variant].push(jobs / (ms / 1000));
      }
    }
    return perSecond;
  } finally {
    await Promise.all([...parts.values()].map((part) => part.stop()));
  }
}

async function preparePart(ground: Ground, file: string, { headFlags }: ThroughputOptions): Promise<Part> {
  const databaseUrl = await ground.createDatabase(file.replace(".ts", "").replaceAll("-", "_"));
  const flags = file === "throughput-head.ts" ? headFlags : [];
  const part = startPart(file, await partEnvironment(ground, databaseUrl), flags);
  await part.ask("prepare", null, z.boolean());
  return part;
}

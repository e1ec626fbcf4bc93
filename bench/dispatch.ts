import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { Failure } from "../scripts/failure.ts";
import { generateCode } from "../scripts/setup.ts";
import { aborted } from "../scripts/stop-request.ts";
import { bold, say } from "../scripts/terminal.ts";
import { type Ground, startGround } from "./ground.ts";
import { measureHeartbeats } from "./heartbeats.ts";
import { measureLatency } from "./latency.ts";
import { describeLoad, describeMachine } from "./machine.ts";
import { type Goal, reportGoals, reportHeartbeats, reportLatency, reportThroughput } from "./report.ts";
import { measureThroughput } from "./throughput.ts";

const sections = ["latency", "throughput", "heartbeats"] as const;

const Options = z.object({
  /** Length of one measurement, in seconds. */
  seconds: z.coerce.number().min(0.2).max(60),
  rounds: z.coerce.number().int().min(1).max(50),
  /** Numbers of connected agents. */
  agents: z
    .string()
    .transform((list) => list.split(",").map(Number))
    .pipe(z.array(z.int().min(1).max(5000))),
  /** Assignments in the backlog. */
  backlog: z.coerce.number().int().min(1000).max(1_000_000),
  only: z.enum(sections).optional(),
  /** Where CPU profiles of the head go. */
  profile: z.string().optional(),
});
type Options = z.infer<typeof Options>;

/**
 * Measures the way of an assignment through the head beside graphile-worker, pg-boss and bare SQL on the same
 * PostgreSQL, and prints tables. Takes about four minutes with its defaults; `stop` ends it earlier. Throws a Failure for
 * wrong options.
 */
export async function benchDispatch(args: string[], stop: AbortSignal): Promise<void> {
  const options = readOptions(args);
  await generateCode();
  const headFlags = await profileFlags(options.profile);
  say(bold("\nDispatch, beside graphile-worker and pg-boss on the same PostgreSQL\n"));
  say(describeMachine());
  say(describeLoad("at the start"));
  const ground = await startGround();
  try {
    const stopped = aborted(stop).then(() => say("\nStopped."));
    await Promise.race([measure(ground, options, headFlags), stopped]);
  } finally {
    await ground.stop();
  }
}

async function measure(ground: Ground, options: Options, headFlags: string[]): Promise<void> {
  const { seconds, rounds, only } = options;
  const common = { rounds, headFlags };
  const goals: Goal[] = [];
  if (!only || only === "latency") {
    goals.push(
      ...reportLatency(await measureLatency(ground, { ...common, seconds, fleets: options.agents })),
    );
  }
  if (!only || only === "throughput") {
    const limits = { jobs: options.backlog, limitSeconds: seconds * 2 };
    goals.push(...reportThroughput(await measureThroughput(ground, { ...common, ...limits })));
  }
  if (!only || only === "heartbeats") {
    reportHeartbeats(await measureHeartbeats(ground, { ...common, seconds }));
  }
  reportGoals(goals);
  say(describeLoad("at the end"));
}

function readOptions(args: string[]): Options {
  try {
    const { values } = parseArgs({
      args,
      options: {
        seconds: { type: "string", default: "2" },
        rounds: { type: "string", default: "3" },
        agents: { type: "string", default: "1,100,1000" },
        backlog: { type: "string", default: "20000" },
        only: { type: "string" },
        profile: { type: "string" },
      },
    });
    const parsed = Options.parse(values);
    return { ...parsed, agents: parsed.agents.sort((a, b) => a - b) };
  } catch (error) {
    const reason =
      error instanceof z.ZodError
        ? error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`).join("; ")
        : error instanceof Error
          ? error.message
          : String(error);
    throw new Failure(`Wrong options: ${reason}`, { cause: error });
  }
}

async function profileFlags(dir: string | undefined): Promise<string[]> {
  if (!dir) return [];
  await mkdir(resolve(dir), { recursive: true });
  return ["--cpu-prof", `--cpu-prof-dir=${resolve(dir)}`];
}

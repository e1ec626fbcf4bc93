import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "../../scripts/failure.ts";
import {
  brokenRules,
  detectionsIn,
  failuresIn,
  isQuiet,
  leftScanners,
  unexpectedErrors,
  whatIsOpen,
} from "./checks.ts";
import { createDatabase, sql } from "./database.ts";
import { type Done, type Parts, strike } from "./faults.ts";
import { planFaults } from "./plan.ts";
import { type Servers, startServers } from "./servers.ts";
import { assign, type Job, openTargets, planJobs, rangeOf, retry } from "./work.ts";
import { openWorld, type World } from "./world.ts";

const SECOND = 1000;
const QUIET_WITHIN_MS = 120 * SECOND;

/** What to do. */
export interface ChaosOptions {
  /** The same seed plans the same scans and the same faults. */
  seed: number;
  /** How long faults happen, in seconds, 10 to 600. Two undisturbed phases come on top. */
  seconds: number;
  /** An empty directory for data, spools and logs, which others may pass through. */
  dir: string;
  /** Hears what is going on. */
  say: (line: string) => void;
}

/** What came of it. */
export interface ChaosReport {
  faults: Done[];
  /** Whether one head's and one agent's clock were wrong. */
  isSkewed: boolean;
  scans: number;
  attempts: Record<string, number>;
  /** Why assignments failed for good although an agent tried; they were retried when the faults were over. */
  failures: string[];
  detections: number;
  /** From the last fault until nothing was left to do, in milliseconds. */
  quietAfterMs: number;
  /** Empty when all is as it must be. */
  problems: string[];
}

/** Runs the same scans twice, undisturbed and while everything breaks, and compares. Throws when it cannot even begin. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { seed, seconds, say, dir } = options;
  const jobs = planJobs(seed, Math.round(seconds * 0.8));
  const servers = await startServers(dir);
  const closeTargets = await openTargets(jobs);
  try {
    say(`An undisturbed run of ${jobs.length} scans …`);
    const expected = await runUndisturbed(servers, jobs, join(dir, "undisturbed"));
    say(`The same scans while everything breaks, for ${seconds} s …`);
    return await runDisturbed(servers, jobs, expected, options);
  } finally {
    await closeTargets();
    await servers.stop();
  }
}

async function runUndisturbed(servers: Servers, jobs: Job[], dir: string): Promise<string[]> {
  const databaseUrl = await createDatabase(servers.databaseUrl, "undisturbed");
  const world = await openWorld({ databaseUrl, redisUrl: servers.redisUrl, dir, isHostile: false });
  try {
    for (const job of jobs) await assign(world, databaseUrl, job);
    const problem = await becomeQuiet(databaseUrl);
    const failures = await failuresIn(databaseUrl);
    if (problem.length > 0 || failures.length > 0) {
      throw new Error(`Even the undisturbed run failed: ${JSON.stringify([problem, failures])}`);
    }
    return await detectionsIn(databaseUrl);
  } finally {
    await world.close();
  }
}

async function runDisturbed(
  servers: Servers,
  jobs: Job[],
  expected: string[],
  options: ChaosOptions,
): Promise<ChaosReport> {
  const dir = join(options.dir, "disturbed");
  const databaseUrl = await createDatabase(servers.databaseUrl, "disturbed");
  const world = await openWorld({ databaseUrl, redisUrl: servers.redisUrl, dir, isHostile: true });
  const parts = partsOf(servers, world);
  let faults: Done[] = [];
  let quietAfterMs = 0;
  let failures: { scanId: string; reason: string }[] = [];
  const problems: string[] = [];
  try {
    problems.push(...(await becomeQuiet(databaseUrl))); // until all agents have registered
    const plan = planFaults(options.seed, options.seconds);
    [faults] = await Promise.all([strike(world, parts, plan), assignAll(world, databaseUrl, jobs, options)]);
    options.say("The faults are over. Waiting until all is quiet …");
    const overAt = performance.now();
    problems.push(...(await becomeQuiet(databaseUrl)));
    quietAfterMs = performance.now() - overAt;
    failures = await failuresIn(databaseUrl);
    await retry(world, [...new Set(failures.map(({ scanId }) => scanId))]);
    problems.push(...(await becomeQuiet(databaseUrl)), ...(await brokenRules(databaseUrl)));
    problems.push(...difference(expected, await detectionsIn(databaseUrl)));
  } catch (error) {
    problems.push(messageOf(error));
  } finally {
    await world.close();
  }
  problems.push(
    ...Object.values(parts).flatMap((part) => part.problems),
    ...(await leftScanners(rangeOf(options.seed).portList)),
  );
  for (const { name } of world.heads)
    problems.push(...(await unexpectedErrors(name, join(dir, `${name}.log`))));
  return {
    faults,
    isSkewed: world.isSkewed,
    scans: jobs.length,
    attempts: await countAttempts(databaseUrl),
    failures: failures.map(({ reason }) => reason),
    detections: expected.length,
    quietAfterMs,
    problems,
  };
}

function partsOf({ database, redis }: Servers, { heads, agents }: World): Parts {
  const parts = [database, redis, ...heads, ...Object.values(agents).map(({ part }) => part)];
  return Object.fromEntries(parts.map((part) => [part.name, part])) as Parts;
}

/** Half of the scans at once, the others one after another while things break. */
async function assignAll(
  world: World,
  databaseUrl: string,
  jobs: Job[],
  { seconds }: ChaosOptions,
): Promise<void> {
  const atOnce = Math.ceil(jobs.length / 2);
  const pauseMs = (seconds * SECOND * 0.8) / Math.max(1, jobs.length - atOnce);
  for (const [index, job] of jobs.entries()) {
    if (index >= atOnce) await sleep(pauseMs);
    await assign(world, databaseUrl, job);
  }
}

/** Waits until nothing is left to do. What is left after two minutes comes back as sentences. */
async function becomeQuiet(databaseUrl: string): Promise<string[]> {
  for (const end = Date.now() + QUIET_WITHIN_MS; Date.now() < end; await sleep(250)) {
    if (await isQuiet(databaseUrl)) return [];
  }
  return whatIsOpen(databaseUrl);
}

function difference(expected: string[], found: string[]): string[] {
  return [
    ...expected.filter((each) => !found.includes(each)).map((each) => `Not found: ${each}.`),
    ...found.filter((each) => !expected.includes(each)).map((each) => `Found only while disturbed: ${each}.`),
  ];
}

async function countAttempts(databaseUrl: string): Promise<Record<string, number>> {
  const rows = await sql<{ result: string; count: number }>(
    databaseUrl,
    `SELECT coalesce(result::text, 'open') AS result, count(*)::int AS count FROM "Attempt" GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ result, count }) => [result, count]));
}

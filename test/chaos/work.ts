import { setTimeout as sleep } from "node:timers/promises";
import { openListeners } from "../support/listeners.ts";
import { sql } from "./database.ts";
import { createRandom } from "./random.ts";
import type { World } from "./world.ts";

/** Ports that every scan asks for. Unusual ones, so that the scanner processes of a run can be told from others. */
export const PORT_LIST = "23001-23010";
const FIRST_PORT = 23_001;
const PORT_COUNT = 10;

/** One scan: two addresses of this machine, some of whose ports are open. */
export interface Job {
  name: string;
  targets: string[];
  open: { address: string; ports: number[] }[];
}

/** The scans of a run: the same for the same seed. At most 200, as each has addresses of its own. */
export function planJobs(seed: number, count: number): Job[] {
  const random = createRandom(seed);
  return Array.from({ length: Math.min(200, count) }, (_, index) => {
    const targets = [1, 2].map((host) => `127.0.${50 + index}.${host}`);
    const all = Array.from({ length: PORT_COUNT }, (_, offset) => FIRST_PORT + offset);
    const open = targets.map((address) => ({
      address,
      ports: random.shuffle(all).slice(0, Math.floor(random.between(1, 4))),
    }));
    return { name: `scan ${index + 1}`, targets, open };
  });
}

/** Opens what the scans will find. The returned function closes it. */
export async function openTargets(jobs: Job[]): Promise<() => Promise<void>> {
  const opened = jobs.flatMap(({ open }) => open);
  const close = await Promise.all(opened.map(({ address, ports }) => openListeners(address, ports)));
  return async () => void (await Promise.all(close.map((each) => each())));
}

const ASSIGN = "mutation ($input: AssignScanInput!) { assignScan(input: $input) { id } }";
const RETRY = "mutation ($id: ID!) { retryScan(id: $id) { id } }";

/** Asks for a scan. When the answer was lost it first looks whether the scan is there, as an operator would. */
export async function assign(world: World, databaseUrl: string, job: Job): Promise<void> {
  // This timing waits 0.4 s between two probes, so that a scan lasts long enough for something to happen to it.
  const config = { nmap: { ports: PORT_LIST, timing: 2, serviceDetection: false } };
  const input = { name: job.name, targets: job.targets, scanners: ["nmap"], config };
  for (let tries = 1; ; tries += 1) {
    try {
      const rows = await sql(databaseUrl, `SELECT FROM "Scan" WHERE name = '${job.name}'`);
      if (rows.length === 0) await world.ask(ASSIGN, { input });
      return;
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(300); // the database is away
    }
  }
}

/** Asks for what failed once more, as an operator would. */
export async function retry(world: World, scanIds: string[]): Promise<void> {
  for (const id of scanIds) await world.ask(RETRY, { id });
}

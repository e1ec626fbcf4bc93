import { setTimeout as sleep } from "node:timers/promises";
import { openListeners } from "../support/listeners.ts";
import { sql } from "./database.ts";
import { createRandom } from "./random.ts";
import type { World } from "./world.ts";

const PORT_COUNT = 10;

/** What the scans of a run ask for. Depends on the seed, so that two runs on one machine do not meet. */
interface Range {
  firstPort: number;
  /** The ports as nmap is given them. */
  portList: string;
  /** Such as 127.23; below it each scan has addresses of its own. */
  network: string;
}

/** Ports below those that the system hands out by itself, and a part of the loopback network. */
export function rangeOf(seed: number): Range {
  const firstPort = 10_000 + (seed % 2000) * PORT_COUNT;
  return {
    firstPort,
    portList: `${firstPort}-${firstPort + PORT_COUNT - 1}`,
    network: `127.${1 + (seed % 250)}`,
  };
}

/** One scan: two addresses of this machine, some of whose ports are open. */
export interface Job {
  name: string;
  targets: string[];
  ports: string;
  open: { address: string; ports: number[] }[];
}

/** The scans of a run: the same for the same seed. At most 200, as each has addresses of its own. */
export function planJobs(seed: number, count: number): Job[] {
  const random = createRandom(seed);
  const { firstPort, portList, network } = rangeOf(seed);
  return Array.from({ length: Math.min(200, count) }, (_, index) => {
    const targets = [1, 2].map((host) => `${network}.${50 + index}.${host}`);
    const all = Array.from({ length: PORT_COUNT }, (_, offset) => firstPort + offset);
    const open = targets.map((address) => ({
      address,
      ports: random.shuffle(all).slice(0, Math.floor(random.between(1, 4))),
    }));
    return { name: `scan ${index + 1}`, targets, ports: portList, open };
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
  const config = { nmap: { ports: job.ports, timing: 2, serviceDetection: false } };
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

import { setTimeout as sleep } from "node:timers/promises";
import type { Part } from "./part.ts";
import type { Fault, PartName, PlannedFault } from "./plan.ts";
import { runningScanners, scannersOf } from "./processes.ts";
import type { World } from "./world.ts";

const SCANNER_WITHIN_MS = 4000;
const DIE_WITHIN_MS = 200;

/** What was done, for the report. */
export interface Done {
  /** When it struck, in milliseconds after the start. */
  atMs: number;
  victim: PartName;
  what: string;
}

/** The parts of a world by name, the servers below it included. */
export type Parts = Record<PartName, Part>;

/**
 * Does what the plan says, each fault at its time; those of different victims may overlap. One whose victim is still
 * suffering from an earlier fault is left out, and said to be. Resolves when all victims are back.
 */
export async function strike(world: World, parts: Parts, plan: readonly PlannedFault[]): Promise<Done[]> {
  const startedAt = performance.now();
  const suffering = new Set<PartName>();
  const done: Done[] = [];
  const running = plan.map(async (fault) => {
    await sleep(fault.atMs);
    const entry = { atMs: performance.now() - startedAt, victim: fault.victim, what: "" };
    done.push(entry);
    if (suffering.has(fault.victim)) {
      entry.what = `left out (${fault.kind}): still busy with the fault before`;
      return;
    }
    suffering.add(fault.victim);
    entry.what = describe(fault);
    entry.what += await inflict(fault, world, parts[fault.victim]);
    suffering.delete(fault.victim);
  });
  await Promise.all(running);
  return done;
}

/** Does one fault and undoes it. Returns what is worth adding to its description. */
async function inflict(fault: Fault, world: World, part: Part): Promise<string> {
  const startedAt = performance.now();
  switch (fault.kind) {
    case "kill":
    case "replace":
      await crash(part);
      if (fault.kind === "replace") await world.agents[fault.victim].loseDisk();
      await sleep(fault.forMs);
      await part.up();
      return `, up again after ${seconds(performance.now() - startedAt)}`;
    case "kill-scanner":
      return (await killScanner(part)) ? "" : ": none was running";
    case "freeze":
      return freeze(part, fault.forMs);
    case "cut":
      world.agents[fault.victim].way.cut();
      return "";
    case "slow":
    case "silence":
    case "fill-disk":
      return worsen(fault, world.agents[fault.victim]);
    default:
      return fault satisfies never;
  }
}

/** Scanners must die with their agent, also where it cannot see to that any more. */
async function crash(part: Part): Promise<void> {
  const scanners = part.pid === null ? [] : await scannersOf(part.pid);
  await part.crash();
  await sleep(DIE_WITHIN_MS);
  const left = await runningScanners();
  for (const pid of scanners.filter((each) => left.includes(each))) {
    part.problems.push(`The scanner ${pid} outlived ${part.name}, which had started it.`);
  }
}

async function killScanner(part: Part): Promise<boolean> {
  for (const end = Date.now() + SCANNER_WITHIN_MS; Date.now() < end; await sleep(100)) {
    const [pid] = part.pid === null ? [] : await scannersOf(part.pid);
    if (pid !== undefined && signal(pid, "SIGKILL")) return true;
  }
  return false;
}

async function freeze(part: Part, forMs: number): Promise<string> {
  const { pid } = part;
  if (pid === null || !signal(pid, "SIGSTOP")) return ": it was down";
  await sleep(forMs);
  signal(pid, "SIGCONT");
  return "";
}

type Worsening = Extract<Fault, { kind: "slow" | "silence" | "fill-disk" }>;

async function worsen(fault: Worsening, { way, disk }: World["agents"]["agent-1"]): Promise<string> {
  if (fault.kind === "fill-disk" && disk === null) return ": left out, as no disk may be mounted here";
  if (fault.kind === "slow") way.slowDown(fault.delayMs);
  else if (fault.kind === "silence") way.silence();
  else await disk?.fill();
  await sleep(fault.forMs);
  if (fault.kind === "slow") way.slowDown(0);
  else if (fault.kind === "silence") way.speak();
  else await disk?.free();
  return "";
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false; // it has ended by itself
  }
}

function describe(fault: Fault): string {
  const span = seconds(fault.forMs);
  switch (fault.kind) {
    case "kill":
      return `kill -9, started again ${span} later`;
    case "replace":
      return `kill -9 and its disk lost, replaced ${span} later`;
    case "kill-scanner":
      return "kill -9 of a scanner it runs";
    case "freeze":
      return `stopped for ${span} by SIGSTOP`;
    case "cut":
      return "every connection dropped";
    case "slow":
      return `each piece of data ${seconds(fault.delayMs)} late for ${span}`;
    case "silence":
      return `connections carry nothing for ${span}, then drop`;
    case "fill-disk":
      return `its disk full for ${span}`;
    default:
      return fault satisfies never;
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

import { createRandom, type Random } from "./random.ts";

const SECOND = 1000;

export const HEADS = ["head-1", "head-2"] as const;
export const AGENTS = ["agent-1", "agent-2", "agent-3", "agent-4"] as const;
/** How long an attempt lives without a heartbeat. Short, so that a test sees many of them end. */
export const LEASE_SECONDS = 5;

export type AgentName = (typeof AGENTS)[number];
export type PartName = AgentName | (typeof HEADS)[number] | "redis" | "database";

/** One thing that goes wrong, and for how long. */
export type Fault =
  /** kill -9, and started again after `forMs`. */
  | { kind: "kill"; victim: PartName; forMs: number }
  /** kill -9, and another one in its place that knows nothing of what it did: its disk is lost. */
  | { kind: "replace"; victim: AgentName; forMs: number }
  /** kill -9 of one scanner process that the agent runs. */
  | { kind: "kill-scanner"; victim: AgentName; forMs: 0 }
  /** SIGSTOP beyond the lease, then SIGCONT. */
  | { kind: "freeze"; victim: AgentName; forMs: number }
  /** Each piece of data between agent and heads takes `delayMs` longer. */
  | { kind: "slow"; victim: AgentName; forMs: number; delayMs: number }
  /** Every connection of the agent is dropped at once. */
  | { kind: "cut"; victim: AgentName; forMs: 0 }
  /** Connections of the agent stay open and carry nothing; in the end they are dropped. */
  | { kind: "silence"; victim: AgentName; forMs: number }
  /** Nothing can be written where the agent keeps what it has to send. */
  | { kind: "fill-disk"; victim: AgentName; forMs: number };

/** A fault and when it strikes, in milliseconds after the start. */
export type PlannedFault = Fault & { atMs: number };

/** One sort of fault. */
interface Sort {
  victims: readonly PartName[];
  make(random: Random, victim: PartName): Fault;
}

const seconds = (random: Random, min: number, max: number) => random.between(min, max) * SECOND;

const kill = (victims: readonly PartName[], maxSeconds: number): Sort => ({
  victims,
  make: (random, victim) => ({ kind: "kill", victim, forMs: seconds(random, 0.3, maxSeconds) }),
});

const harm = (
  make: (random: Random, victim: AgentName) => Fault,
  victims: readonly AgentName[] = AGENTS,
): Sort => ({
  victims,
  make: (random, victim) => make(random, victim as AgentName),
});

const SORTS: readonly Sort[] = [
  kill(HEADS, 3),
  kill(AGENTS, 3),
  kill(["redis"], 4),
  kill(["database"], 2),
  harm((random, victim) => ({ kind: "replace", victim, forMs: seconds(random, 0.3, 3) })),
  harm((_random, victim) => ({ kind: "kill-scanner", victim, forMs: 0 })),
  harm((random, victim) => ({
    kind: "freeze",
    victim,
    forMs: seconds(random, LEASE_SECONDS + 1, LEASE_SECONDS + 4),
  })),
  harm((random, victim) => ({
    kind: "slow",
    victim,
    forMs: seconds(random, 2, 6),
    delayMs: seconds(random, 0.2, 1.5),
  })),
  harm((_random, victim) => ({ kind: "cut", victim, forMs: 0 })),
  harm((random, victim) => ({ kind: "silence", victim, forMs: seconds(random, 2, 8) })),
  // Only this one has a disk of its own.
  harm((random, victim) => ({ kind: "fill-disk", victim, forMs: seconds(random, 2, 6) }), ["agent-4"]),
];

/** How long a victim may need to come back after its fault, in milliseconds: programs must start first. */
const recoveryMs = ({ kind }: Fault) => (kind === "kill" || kind === "replace" ? 4 : 0.5) * SECOND;

/** What goes wrong within `seconds`, and when: every sort once, in random order, before any sort comes again. */
export function planFaults(seed: number, withinSeconds: number): PlannedFault[] {
  const random = createRandom(seed);
  const plan: PlannedFault[] = [];
  const busyUntilMs = new Map<PartName, number>();
  // All sorts must fit into a short run; a long one leaves time to recover now and then.
  const meanMs = Math.min(2 * SECOND, ((withinSeconds - 1) * SECOND) / SORTS.length);
  let deck: Sort[] = [];
  for (let atMs = SECOND; atMs < withinSeconds * SECOND; atMs += random.between(0.5, 1.5) * meanMs) {
    if (deck.length === 0) deck = random.shuffle(SORTS);
    const isFree = (victim: PartName) => (busyUntilMs.get(victim) ?? 0) <= atMs;
    const index = deck.findIndex(({ victims }) => victims.some(isFree));
    const [sort] = index === -1 ? [] : deck.splice(index, 1);
    if (!sort) continue;
    const fault = sort.make(random, random.pick(sort.victims.filter(isFree)));
    busyUntilMs.set(fault.victim, atMs + fault.forMs + recoveryMs(fault));
    plan.push({ ...fault, atMs });
  }
  return plan;
}

import { cleanLine } from "../../finding.ts";
import type { Progress } from "../../scanner.ts";

/** nmap works on groups of at most 64 hosts (see command.ts). */
const GROUP = 64;
/** Where in a group's work each kind of task lies. nmap tells a percentage for each task, not for the whole. */
const PHASES: readonly [pattern: RegExp, from: number, to: number][] = [
  [/ping|discovery/i, 0, 0.1],
  [/stealth|connect|udp scan/i, 0.1, 0.6],
  [/service/i, 0.6, 0.8],
  [/os detection/i, 0.8, 0.85],
  [/traceroute/i, 0.85, 0.9],
  [/nse/i, 0.9, 0.99],
];

/** Progress of one nmap process, estimated from its task reports and finished hosts. Never falls, and reaches 1 only at the end. */
export class NmapProgress {
  readonly #totalHosts: number;
  #finishedHosts = 0;
  #fraction = 0;
  #note = "starting";

  constructor(totalHosts: number) {
    this.#totalHosts = Math.max(1, totalHosts);
  }

  hostFinished(): void {
    this.#finishedHosts += 1;
    this.#raise(0);
  }

  task(name: string, percent: number): void {
    this.#note = cleanLine(name, 80);
    const phase = PHASES.find(([pattern]) => pattern.test(name));
    if (!phase) return;
    const [, from, to] = phase;
    this.#raise(from + (to - from) * Math.min(1, Math.max(0, percent / 100)));
  }

  finish(): void {
    this.#fraction = 1;
    this.#note = "finished";
  }

  get(): Progress {
    return { fraction: this.#fraction, note: this.#note, isEstimate: true };
  }

  #raise(groupFraction: number): void {
    const finished = Math.min(this.#finishedHosts, this.#totalHosts);
    const group = Math.min(GROUP, this.#totalHosts - finished);
    const fraction = (finished + groupFraction * group) / this.#totalHosts;
    this.#fraction = Math.max(this.#fraction, Math.min(0.99, fraction));
  }
}

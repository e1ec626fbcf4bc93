import { setTimeout as sleep } from "node:timers/promises";
import type { Child } from "../../scripts/child.ts";
import { messageOf } from "../../scripts/failure.ts";

const START_WITHIN_MS = 90_000;

/** How to start a program, and when it is of use. Rejects when it is not. */
export type Launch = () => Promise<Child>;

/** A program under test, with somebody who starts it again whenever it ends, as systemd or Kubernetes would. */
export class Part {
  readonly name: string;
  /** Sentences on what it did by itself that it should not. */
  readonly problems: string[] = [];
  readonly #launch: Launch;
  #child: Child | null = null;
  #isWanted = false;

  constructor(name: string, launch: Launch) {
    this.name = name;
    this.#launch = launch;
  }

  /** Process id; null while it is down. */
  get pid(): number | null {
    return this.#child?.isRunning() ? this.#child.pid : null;
  }

  /** Starts it, again and again, as what it needs may be down as well. Throws after 90 s. */
  async up(): Promise<void> {
    this.#isWanted = true;
    for (const end = Date.now() + START_WITHIN_MS; this.#isWanted; await sleep(200)) {
      try {
        const child = await this.#launch();
        this.#child = child;
        void child.exited.then((end) => this.#ended(child, JSON.stringify(end)));
        return;
      } catch (error) {
        if (Date.now() > end)
          throw new Error(`${this.name} does not start: ${messageOf(error)}`, { cause: error });
      }
    }
  }

  /** kill -9. */
  async crash(): Promise<void> {
    this.#isWanted = false;
    this.#child?.kill();
    await this.#child?.exited;
  }

  /** Ends it for good, as an operator would. */
  async down(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    this.#isWanted = false;
    await this.#child?.stop(signal, 10_000);
  }

  #ended(child: Child, end: string): void {
    if (!this.#isWanted || child !== this.#child) return;
    this.problems.push(`${this.name} ended by itself: ${end}.`);
    void this.up().catch((error: unknown) => this.problems.push(messageOf(error)));
  }
}

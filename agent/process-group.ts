import { readdirSync, readFileSync } from "node:fs";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MS = 20;
/** How long children may go on after their leader ended by itself, in milliseconds. */
const REST_GRACE_MS = 500;

/** A detached process and all its children that did not leave its group. */
export class ProcessGroup {
  readonly #id: number | undefined;
  readonly #graceMs: number;
  #ending: Promise<void> | null = null;

  constructor(id: number | undefined, graceMs: number) {
    this.#id = id;
    this.#graceMs = graceMs;
  }

  /** SIGTERM now, SIGKILL after the grace time. Repeated calls change nothing. */
  stop(): void {
    this.#ending ??= this.#end(this.#graceMs);
  }

  /** Ends what the finished leader left behind, then closes the streams that a process outside the group may still hold. */
  stopRest(streams: readonly Readable[]): void {
    this.#ending ??= this.#end(Math.min(this.#graceMs, REST_GRACE_MS));
    void this.#ending
      .then(() => sleep(REST_GRACE_MS, null, { ref: false }))
      .then(() => {
        for (const stream of streams) stream.destroy();
      });
  }

  /** Resolves when no process of the group is left. */
  async gone(): Promise<void> {
    await this.#ending;
  }

  async #end(graceMs: number): Promise<void> {
    if (!this.#signal("SIGTERM")) return;
    const killAt = performance.now() + graceMs;
    while (performance.now() < killAt) {
      await sleep(POLL_MS);
      if (!this.#isAlive()) return;
    }
    this.#signal("SIGKILL");
    const giveUpAt = performance.now() + 1_000;
    while (this.#isAlive() && performance.now() < giveUpAt) await sleep(POLL_MS);
  }

  /** Dead children stay in the group until init reaps them, which some containers never do: those do not count. */
  #isAlive(): boolean {
    return this.#id !== undefined && this.#signal(0) && hasLivingMember(this.#id);
  }

  /** False when nobody is left to receive it. */
  #signal(signal: NodeJS.Signals | 0): boolean {
    if (this.#id === undefined) return false;
    try {
      return process.kill(-this.#id, signal);
    } catch {
      return false;
    }
  }
}

/** True where there is no /proc to look into: the caller then relies on signals alone. */
function hasLivingMember(group: number): boolean {
  try {
    return readdirSync("/proc").some((entry) => /^\d+$/.test(entry) && isLivingMember(entry, group));
  } catch {
    return true;
  }
}

function isLivingMember(pid: string, group: number): boolean {
  try {
    // pid (name, which may hold anything) state parent group …
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, , groupText] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(groupText) === group && state !== "Z" && state !== "X";
  } catch {
    // Gone between the listing and the look.
    return false;
  }
}

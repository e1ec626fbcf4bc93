import type { LeasedAssignment } from "./api.ts";
import type { AttemptEnd, AttemptHooks } from "./attempt.ts";
import type { StopCause } from "./attempt-failure.ts";
import type { AttemptKey } from "./report.ts";

/** Progress worth an early heartbeat: at most twenty of them for an assignment. */
const PROGRESS_STEP = 0.05;

export interface RunningReport extends AttemptKey {
  progress: number;
  progressNote: string;
  progressIsEstimate: boolean;
}

export interface SlotsOptions {
  /** How many may run at the same time now. */
  count: () => number;
  run: (lease: LeasedAssignment, hooks: AttemptHooks) => Promise<AttemptEnd>;
  /** False for an attempt whose reports could not be kept apart: then it is left to its lease. */
  accepts: (key: AttemptKey) => boolean;
  /** An attempt ended and was reported, or moved far enough to be worth telling. */
  onChange: (kind: "ended" | "progress") => void;
  onEnd: (scanner: string, end: AttemptEnd) => void;
}

/** The assignments that run now. One is running from its lease until its last report was delivered. */
export class Slots {
  readonly #options: SlotsOptions;
  readonly #running = new Map<string, Running>();
  #isClosed = false;

  constructor(options: SlotsOptions) {
    this.#options = options;
  }

  get free(): number {
    return this.#isClosed ? 0 : Math.max(0, this.#options.count() - this.#running.size);
  }

  reports(): RunningReport[] {
    return [...this.#running.values()].map(({ lease, progress, note, isEstimate }) => ({
      assignmentId: lease.id,
      attempt: lease.attempt,
      progress,
      progressNote: note,
      progressIsEstimate: isEstimate,
    }));
  }

  /**
   * Starts what the head leased, up to the free slots: more was not asked for and is left to its lease. A repeated lease changes
   * nothing; a newer attempt of a running one replaces it.
   */
  start(leases: readonly LeasedAssignment[]): number {
    let started = 0;
    for (const lease of leases) {
      const current = this.#running.get(lease.id);
      if (this.#isClosed || current?.lease.attempt === lease.attempt) continue;
      if (current === undefined && this.free === 0) continue;
      if (!this.#options.accepts({ assignmentId: lease.id, attempt: lease.attempt })) continue;
      current?.abort.abort("LOST" satisfies StopCause);
      this.#start(lease);
      started += 1;
    }
    return started;
  }

  /** Stops one assignment, or only that attempt of it when one is named; unknown ones are already over. */
  stop(assignmentId: string, cause: StopCause, attempt?: number): void {
    const running = this.#running.get(assignmentId);
    if (attempt === undefined || running?.lease.attempt === attempt) running?.abort.abort(cause);
  }

  stopAll(cause: StopCause): void {
    for (const { abort } of this.#running.values()) abort.abort(cause);
  }

  /** Takes nothing more, stops all, and resolves when all have reported. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.stopAll("AGENT_STOPPED");
    await Promise.all([...this.#running.values()].map(({ work }) => work));
  }

  #start(lease: LeasedAssignment): void {
    const abort = new AbortController();
    const running: Running = {
      lease,
      abort,
      progress: 0,
      note: "starting",
      isEstimate: false,
      announced: 0,
      work: Promise.resolve(),
    };
    this.#running.set(lease.id, running);
    const onProgress: AttemptHooks["onProgress"] = ({ fraction, note, isEstimate = false }) => {
      running.progress = Math.max(running.progress, fraction);
      running.note = note;
      running.isEstimate = isEstimate;
      if (running.progress - running.announced < PROGRESS_STEP) return;
      running.announced = running.progress;
      this.#options.onChange("progress");
    };
    running.work = this.#options
      .run(lease, { signal: abort.signal, onProgress })
      .then((end) => this.#end(running, end));
  }

  #end(running: Running, end: AttemptEnd): void {
    // A newer attempt of the same assignment may have taken the place meanwhile.
    if (this.#running.get(running.lease.id) === running) this.#running.delete(running.lease.id);
    this.#options.onEnd(running.lease.scanner, end);
    this.#options.onChange("ended");
  }
}

interface Running {
  lease: LeasedAssignment;
  abort: AbortController;
  progress: number;
  note: string;
  isEstimate: boolean;
  /** The progress that was last worth a heartbeat. */
  announced: number;
  work: Promise<void>;
}

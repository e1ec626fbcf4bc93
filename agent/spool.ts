import { messageOf } from "./logger.ts";
import type { AttemptKey, EndAnswer, Outbox, Report } from "./report.ts";
import type { Damage } from "./spool-cursor.ts";
import type { DeliveryOptions } from "./spool-delivery.ts";
import type { SpoolDirectory } from "./spool-directory.ts";
import { SpoolLane } from "./spool-lane.ts";
import { isUsableKey, type Segment } from "./spool-segment.ts";
import { SpoolWriter } from "./spool-writer.ts";

/** Above this share of the limit no new work is taken, so that what runs has room for its results. */
const BUSY_SHARE = 0.8;

export interface SpoolOptions extends DeliveryOptions {
  directory: SpoolDirectory;
  /** Most bytes of undelivered records, ends of attempts not counted. */
  limitBytes: number;
  /** Between two tries to write to a disk that is full or broken. Default: one second. */
  retryMs?: number;
}

/**
 * The durable outbox. A report counts as put once it is synced to the disk; it is sent from there, in order within its
 * attempt, and deleted after the head has answered. What a killed agent leaves behind, its successor delivers.
 * When it is full, or the disk is, `put` waits: the scanner then waits for its output to be read, and nothing is lost.
 */
export class Spool implements Outbox {
  readonly #options: SpoolOptions;
  readonly #lanes = new Map<string, SpoolLane>();
  readonly #closing = new AbortController();
  readonly #writer: SpoolWriter;
  readonly #ready = Promise.withResolvers<void>();
  readonly #disowned = new Set<SpoolLane>();
  #waitingForRoom: (() => void)[] = [];

  constructor(options: SpoolOptions) {
    this.#options = options;
    this.#writer = new SpoolWriter({
      directory: options.directory.segments,
      log: options.log,
      retryMs: options.retryMs,
      onCommit: () => {
        for (const lane of this.#lanes.values()) lane.wake();
        this.#tellOfRoom();
      },
    });
  }

  /** Bytes of records that the head has not taken yet, and of taken ones whose file is still in use. */
  get bytes(): number {
    let sum = 0;
    for (const lane of this.#lanes.values()) sum += lane.bytes;
    return sum;
  }

  /** Records that the head has not taken yet. What an earlier process left counts with its bytes only. */
  get records(): number {
    let sum = 0;
    for (const lane of this.#lanes.values()) sum += lane.records;
    return sum;
  }

  /** Bytes that may wait, at most. */
  get limitBytes(): number {
    return this.#options.limitBytes;
  }

  /** False while new work could not keep its results. */
  get takesWork(): boolean {
    return this.#writer.problem === null && this.bytes <= BUSY_SHARE * this.#options.limitBytes;
  }

  /** What is wrong, in a sentence for the operator; null when all is well. */
  get problem(): string | null {
    if (this.#writer.problem !== null) return this.#writer.problem;
    if (!this.takesWork) {
      const percent = Math.floor((100 * this.bytes) / this.#options.limitBytes);
      return `The spool is ${percent} % full: no new work is taken until the head has taken over some of it.`;
    }
    const { corrupt } = this.#options.directory;
    const count = this.#options.directory.corruptCount();
    return count === 0 ? null : `The spool had damaged records: ${count} set aside in ${corrupt}.`;
  }

  /** Finds what an earlier process left. To be awaited once, before the first put. */
  async recover(): Promise<void> {
    for (const { key, segments } of await this.#options.directory.leftAttempts()) {
      this.#options.log.info({ op: "spool.recover", ...key, segments: segments.length });
      const lane = this.#add(key, segments);
      void lane.work.then(() => this.#lanes.delete(nameOf(key)));
    }
  }

  /** The head knows this agent: delivery begins. Repeated calls change nothing. */
  open(): void {
    this.#ready.resolve();
  }

  async put(key: AttemptKey, report: Report): Promise<void> {
    const lane = this.#lanes.get(nameOf(key)) ?? this.#add(key, null);
    // What ends an attempt is small, and lets go of what is not.
    if (report.kind === "events" || report.kind === "artifact") await this.#room(lane);
    if (!this.#closing.signal.aborted && !lane.isOver && !lane.isLeft) await this.#append(lane, report);
  }

  async settled(key: AttemptKey): Promise<EndAnswer> {
    const lane = this.#lanes.get(nameOf(key));
    await lane?.work;
    if (this.#lanes.get(nameOf(key)) === lane) this.#lanes.delete(nameOf(key));
    return lane?.endAnswer ?? "none";
  }

  /** Whether an attempt may be put here: not one that an earlier process left, or whose id is unusable. */
  accepts(key: AttemptKey): boolean {
    return isUsableKey(key) && !this.#lanes.has(nameOf(key));
  }

  /** Attempts of an earlier process that are not delivered yet, and still ours as far as we know. */
  left(): AttemptKey[] {
    return [...this.#lanes.values()]
      .filter((lane) => lane.isLeft && !lane.isOver && !this.#disowned.has(lane))
      .map(({ key }) => key);
  }

  /** Another attempt owns the assignment. What is left of this one is delivered all the same, late. */
  disown(assignmentId: string): void {
    for (const lane of this.#lanes.values())
      if (lane.isLeft && lane.key.assignmentId === assignmentId) this.#disowned.add(lane);
  }

  /** Stops sending and waiting; what is not delivered stays on the disk. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.open();
    this.#tellOfRoom();
    await this.#writer.close();
    const lanes = [...this.#lanes.values()];
    await Promise.all(lanes.map((lane) => lane.appender.close()));
    await Promise.all(lanes.map((lane) => lane.work));
  }

  #add(key: AttemptKey, left: Segment[] | null): SpoolLane {
    const { directory, log } = this.#options;
    const lane = new SpoolLane({
      key,
      directory: directory.segments,
      left,
      cursor: { log, onLost: (count, damages) => this.#report(key, count, damages) },
      delivery: this.#options,
      onFreed: () => this.#tellOfRoom(),
      ready: this.#ready.promise,
      closing: this.#closing.signal,
    });
    this.#lanes.set(nameOf(key), lane);
    void lane.work.then(() => this.#tellOfRoom());
    return lane;
  }

  async #append(lane: SpoolLane, report: Report): Promise<void> {
    const durable = lane.appender.append(report);
    this.#writer.request(lane.appender);
    await durable;
  }

  /** Waits until there is room. Meanwhile running attempts let go of records that only stay as their file is in use. */
  async #room(lane: SpoolLane): Promise<void> {
    while (this.bytes >= this.#options.limitBytes && !this.#closing.signal.aborted && !lane.isOver) {
      const freed = new Promise<void>((resolve) => this.#waitingForRoom.push(resolve));
      this.#shrink();
      await freed;
    }
  }

  #shrink(): void {
    for (const lane of this.#lanes.values()) {
      if (!lane.canShrink) continue;
      lane.appender.release();
      this.#writer.request(lane.appender);
    }
  }

  #tellOfRoom(): void {
    for (const resolve of this.#waitingForRoom.splice(0)) resolve();
  }

  #report(key: AttemptKey, count: number, damages: readonly Damage[]): void {
    const { directory, log } = this.#options;
    const files = damages.map(({ name }) => name);
    log.error({ op: "spool.corrupt", ...key, lostRecords: count, files });
    for (const { name, bytes } of damages)
      directory
        .setAside(name, bytes)
        .catch((error: unknown) =>
          log.warn({ op: "spool.set-aside", file: name, error: { message: messageOf(error) } }),
        );
  }
}

function nameOf({ assignmentId, attempt }: AttemptKey): string {
  return `${assignmentId}/${attempt}`;
}

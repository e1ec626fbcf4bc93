import { setImmediate as afterIo, setTimeout as sleep } from "node:timers/promises";
import { type Logger, messageOf } from "./logger.ts";
import type { SegmentAppender } from "./spool-appender.ts";
import { syncDirectory } from "./spool-segment.ts";

/** How long to wait before writing again to a disk that is full or broken. */
const RETRY_MS = 1_000;

export interface WriterOptions {
  /** Where the segments lie. */
  directory: string;
  log: Logger;
  /** What was asked for is on the disk. */
  onCommit: () => void;
  retryMs?: number;
}

/**
 * The only writer of a spool, one round at a time: all records that wait go to the disk with one sync for each attempt.
 * A round that fails (disk full, broken) is repeated until it succeeds; meanwhile whoever appended waits.
 */
export class SpoolWriter {
  readonly #options: WriterOptions;
  readonly #waiting = new Set<SegmentAppender>();
  readonly #closing = new AbortController();
  #work: Promise<void> | null = null;
  /** Why nothing can be written at present; null when all is well. */
  problem: string | null = null;

  constructor(options: WriterOptions) {
    this.#options = options;
  }

  /** Writes what waits in this appender, soon. */
  request(appender: SegmentAppender): void {
    this.#waiting.add(appender);
    this.#work ??= this.#run();
  }

  /** Finishes the round it is in; what could not be written then is given up. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#work;
  }

  async #run(): Promise<void> {
    await afterIo();
    while (this.#waiting.size > 0) {
      const appenders = [...this.#waiting];
      this.#waiting.clear();
      const failed = await this.#round(appenders);
      for (const appender of failed) this.#waiting.add(appender);
      if (this.#closing.signal.aborted && failed.length > 0) break;
      if (failed.length > 0)
        await sleep(this.#options.retryMs ?? RETRY_MS, null, { signal: this.#closing.signal }).catch(
          () => null,
        );
    }
    // In the same breath as the look at the set: a request in between would find a worker that has left.
    this.#work = null;
  }

  /** Returns those that have to try again. */
  async #round(appenders: readonly SegmentAppender[]): Promise<SegmentAppender[]> {
    const outcomes = await Promise.allSettled(appenders.map((appender) => appender.write()));
    const isWritten = (index: number) => outcomes[index]?.status === "fulfilled";
    const isNew = outcomes.some((outcome) => outcome.status === "fulfilled" && outcome.value);
    try {
      if (isNew) await syncDirectory(this.#options.directory);
      for (const appender of appenders.filter((_, index) => isWritten(index))) appender.commit();
      this.#options.onCommit();
      this.#judge(outcomes.find((outcome) => outcome.status === "rejected")?.reason ?? null);
      return appenders.filter((_, index) => !isWritten(index));
    } catch (error) {
      this.#judge(error);
      return [...appenders];
    }
  }

  /** An outage is logged once, and its end. */
  #judge(error: unknown): void {
    const { log } = this.#options;
    if (error === null && this.problem !== null) log.info({ op: "spool.write", ok: true });
    if (error !== null && this.problem === null)
      log.error({ op: "spool.write", ok: false, error: { message: messageOf(error) } });
    this.problem =
      error === null ? null : `The spool cannot be written, so no new work is taken: ${messageOf(error)}`;
  }
}

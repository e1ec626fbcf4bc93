import type { EndingCode } from "./ending-codes.ts";
import { type AttemptKey, type EndAnswer, eventsIn, isEnd, type Report } from "./report.ts";
import { SegmentAppender } from "./spool-appender.ts";
import { type CursorOptions, SegmentCursor } from "./spool-cursor.ts";
import { Delivery, type DeliveryOptions } from "./spool-delivery.ts";
import type { Entry } from "./spool-entry.ts";
import type { Segment } from "./spool-segment.ts";

/** An attempt whose delivered records take less than this is not worth the effort, in bytes. */
const SHRINK_BYTES = 64 * 1024;

export interface LaneOptions {
  key: AttemptKey;
  /** Where new segments go. */
  directory: string;
  /** What an earlier process left of the attempt; null for one that runs now. */
  left: Segment[] | null;
  cursor: CursorOptions;
  delivery: DeliveryOptions;
  /** It may take less room now. */
  onFreed: () => void;
  /** Resolves when the head knows this agent. */
  ready: Promise<void>;
  closing: AbortSignal;
}

/** One attempt in the spool, from its first record to the head's answer to its last. Lanes never wait for each other. */
export class SpoolLane {
  readonly key: AttemptKey;
  /** It belongs to an earlier process: nothing is added to it. */
  readonly isLeft: boolean;
  readonly appender: SegmentAppender;
  readonly #segments: Segment[];
  readonly #cursor: SegmentCursor;
  readonly #delivery: Delivery;
  readonly #options: LaneOptions;
  #wake: (() => void) | null = null;
  #isFirst = true;
  /** No report is wanted any more: all was delivered, or the head refused it. */
  isOver = false;
  /** Resolves when it is over, or the spool was closed. */
  readonly work: Promise<void>;

  constructor(options: LaneOptions) {
    this.key = options.key;
    this.isLeft = options.left !== null;
    this.#options = options;
    this.#segments = options.left ?? [];
    this.#cursor = new SegmentCursor(this.#segments, options.cursor);
    this.appender = new SegmentAppender({
      directory: options.directory,
      key: options.key,
      segments: this.#segments,
      takeDelivered: () => this.#cursor.takeDelivered(),
    });
    this.#delivery = new Delivery(options.key, options.delivery, options.closing);
    options.closing.addEventListener("abort", () => this.wake(), { once: true });
    this.work = this.#run();
  }

  /** Bytes it holds on the disk, or will when its waiting records are written. */
  get bytes(): number {
    return this.#segments.reduce((sum, { bytes }) => sum + bytes, this.appender.waitingBytes);
  }

  /** Records that are not delivered; 0 for what an earlier process left, as it did not count them. */
  get records(): number {
    return Math.max(0, this.appender.recordCount - this.#cursor.passedCount);
  }

  /** What became of the attempt's end, as far as the head has answered. */
  get endAnswer(): EndAnswer {
    return this.#delivery.endAnswer;
  }

  /** More is on the disk. */
  wake(): void {
    this.#wake?.();
  }

  /** True when it holds much that was delivered already, and could let go of it. */
  get canShrink(): boolean {
    return !this.isLeft && !this.isOver && this.#cursor.isAtEnd && this.bytes > SHRINK_BYTES;
  }

  async #run(): Promise<void> {
    const { ready, closing, onFreed } = this.#options;
    await ready;
    while (!closing.aborted && !this.isOver) {
      const entry = await this.#cursor.peek();
      onFreed();
      if (entry === null && !this.isLeft) await this.#more();
      else await this.#deliver(entry);
      onFreed();
    }
    if (this.isOver) await this.#remove();
  }

  async #deliver(entry: Entry | null): Promise<void> {
    if (this.#isFirst && entry !== null && this.#cursor.lost === 0) {
      // What lay before it was delivered and deleted by an earlier process.
      this.#delivery.eventCount = entry.events - eventsIn(entry.report);
    }
    this.#isFirst = false;
    const report = this.#trueEnd(entry?.report ?? stopped(this.#delivery.eventCount));
    const outcome = await this.#delivery.deliver(report);
    if (outcome === "closed") return;
    if (outcome === "refused" || isEnd(report)) this.isOver = true;
    else this.#cursor.advance();
  }

  /** An attempt that lost records is not what its end says: it failed, and its coverage proves nothing. */
  #trueEnd(report: Report): Report {
    const { eventCount } = this.#delivery;
    if (this.#cursor.lost === 0 || (report.kind !== "complete" && report.kind !== "fail")) return report;
    // A cancelled or refused attempt stays that; only what it counted is corrected.
    if (report.kind === "fail" && report.input.result !== "FAILED")
      return { kind: "fail", input: { ...report.input, eventCount, coverage: null } };
    const message = `The agent's spool was damaged: ${this.#cursor.lost} of its records were lost.`;
    const { command } = report.input;
    return {
      kind: "fail",
      input: {
        result: "FAILED",
        code: "SPOOL_CORRUPT" satisfies EndingCode,
        message,
        retry: true,
        eventCount,
        command,
      },
    };
  }

  async #more(): Promise<void> {
    // What was committed since the look woke nobody.
    if (!this.#cursor.isAtEnd || this.#options.closing.aborted) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#wake = null;
  }

  async #remove(): Promise<void> {
    await this.appender.close();
    await this.appender.remove();
  }
}

/** The end of an attempt that was running when its agent died. */
function stopped(eventCount: number): Report {
  const message = "The agent was stopped while the scan ran.";
  return {
    kind: "fail",
    input: {
      result: "FAILED",
      code: "AGENT_STOPPED" satisfies EndingCode,
      message,
      retry: true,
      eventCount,
      command: [],
    },
  };
}

import { ArtifactWriter } from "../../agent/artifact.ts";
import { EventStream } from "../../agent/event-stream.ts";
import { cleanLine, type ParsedEvent } from "../../agent/finding.ts";
import type { Coverage, OutputParser } from "../../agent/scanner.ts";
import { storeArtifactPart } from "../artifacts/artifacts.ts";
import { reportAttempt } from "../assignments/report.ts";
import { config } from "../config.ts";
import { AppError } from "../errors.ts";
import { parseChunk } from "../events/event.ts";
import { storeChunk } from "../events/store.ts";
import { logger } from "../logger.ts";
import type { EventPlacement } from "./machine.ts";
import { ReportCut } from "./report-bytes.ts";
import {
  beginImport,
  concludeImport,
  dropImport,
  type ImportFacts,
  type ImportKey,
  renewImport,
} from "./store-import.ts";

/** What one import is made of. */
export type ImportParts = ImportFacts & {
  parser: OutputParser;
  mediaType: string;
  placement: EventPlacement;
  toolVersion: string | null;
  /** Size of the report, unpacked; null where it is not known before the end. */
  sizeBytes: number | null;
};

/** How a report ended, where that is no success. */
type Failure = { code: string; message: string; isCancelled: boolean };

/** A report is a file, and files end by themselves. */
const END_OF_FILE = { exitCode: 0, signal: null, stderrTail: "" };

/**
 * One report on its way into the database: the file as it is, and what the parser makes of it, in the chunks and by the
 * statements that take an agent's results. Nothing is stored before there is something to store.
 */
export class ImportRun {
  readonly #parts: ImportParts;
  readonly #events: EventStream;
  readonly #artifact: ArtifactWriter;
  #key: Promise<ImportKey> | null = null;
  #storing: Promise<unknown> = Promise.resolve();
  #readBytes = 0;
  #beat: NodeJS.Timeout | null = null;
  #mayGoOn = true;

  constructor(parts: ImportParts) {
    this.#parts = parts;
    this.#events = new EventStream((events) => this.#store((key) => storeChunk(key, parseChunk(events))));
    const artifact = { name: parts.fileName.replace(/[^\w.-]/g, "_"), mediaType: parts.mediaType };
    this.#artifact = new ArtifactWriter(artifact, ({ data, last, sha256, sizeBytes, ...part }) => {
      const whole = last && sha256 && sizeBytes != null ? { sha256, sizeBytes } : undefined;
      return this.#store((key) =>
        storeArtifactPart({ ...key, ...part, data: Buffer.from(data, "base64"), whole }),
      );
    });
  }

  /** Takes the next bytes of the report. Throws ReportCut once it was cancelled. */
  async write(piece: Buffer): Promise<void> {
    if (!this.#mayGoOn)
      throw new ReportCut("IMPORT_CANCELLED", "Cancelled before the report was read to its end.");
    this.#readBytes += piece.length;
    await this.#artifact.write(piece);
    await this.#take(this.#parts.parser.write(piece));
  }

  /**
   * Ends the import, at the end of the report or where it was cut.
   * @returns the id of its scan
   * @throws REPORT_UNREADABLE, MACHINE_REQUIRED or the code of the cut where nothing could be read; then nothing is kept
   */
  async end(cut: ReportCut | null): Promise<string> {
    const { parser, placement } = this.#parts;
    const { events, verdict, coverage } = parser.end(END_OF_FILE);
    await this.#take(events);
    await this.#events.flush();
    const failure = failureOf(cut, verdict);
    if (this.#events.count === 0 && (failure !== null || placement.unplacedCount > 0))
      return await this.#giveUp(cut, verdict.message);
    await this.#artifact.end();
    const key = await this.#begin();
    await this.#storing;
    await concludeImport(key, failure ?? { code: verdict.code, message: verdict.message });
    const partial = verdict.outcome === "partial" ? { code: verdict.code, message: verdict.message } : null;
    await this.#report({ key, failure, partial, coverage, eventCount: this.#events.count });
    return key.scanId;
  }

  /** Ends the import for something of it that could not be stored; what was stored before stays. */
  async fail({ code, message }: AppError): Promise<void> {
    if (!this.#key) return;
    const failure = { code, message, isCancelled: false };
    const key = await this.#key;
    await concludeImport(key, failure);
    const coverage = { scanner: this.#parts.scanner };
    await this.#report({ key, failure, partial: null, coverage, eventCount: 0 });
  }

  /** Lets go of what is left. Where the end was not stored, the lease runs out and the import ends by that. */
  close(): void {
    if (this.#beat) clearInterval(this.#beat);
    this.#events.flush().catch(() => null); // clears its timer; what could not be stored has failed the import already
  }

  async #take(events: readonly ParsedEvent[]): Promise<void> {
    await this.#events.add(this.#parts.placement.place(events));
  }

  /** In order; and once something could not be stored, nothing more, so that no gap is left before it. */
  #store(write: (key: ImportKey) => Promise<unknown>): Promise<void> {
    const stored = this.#storing.then(async () => write(await this.#begin()));
    this.#storing = stored;
    stored.catch(() => null); // whoever stores next, or ends, gets to know
    return stored.then(() => undefined);
  }

  #begin(): Promise<ImportKey> {
    this.#key ??= beginImport(this.#parts).then((key) => {
      this.#beat = setInterval(() => void this.#renew(key), (config.LEASE_SECONDS * 1000) / 3);
      return key;
    });
    return this.#key;
  }

  async #renew(key: ImportKey): Promise<void> {
    const { sizeBytes } = this.#parts;
    const megabytes = Math.round(this.#readBytes / 1_000_000);
    const progress = sizeBytes ? Math.min(0.99, this.#readBytes / sizeBytes) : 0;
    try {
      this.#mayGoOn = await renewImport(key, progress, `${megabytes} MB read`);
    } catch (err) {
      logger.warn({ op: "import.renew", ok: false, assignmentId: key.assignmentId, err });
    }
  }

  async #giveUp(cut: ReportCut | null, why: string): Promise<never> {
    const { fileName, scanner, placement } = this.#parts;
    await this.#storing;
    if (this.#key) await dropImport(await this.#key);
    this.#key = null;
    if (cut) throw new AppError(cut.code, cut.message);
    const [gap] = placement.gaps();
    if (gap)
      throw new AppError(
        "MACHINE_REQUIRED",
        `${fileName} only has ${gap.what}: ${gap.why}. Name the machine.`,
      );
    throw new AppError("REPORT_UNREADABLE", `${fileName} can't be read as a report of ${scanner}. ${why}`);
  }

  async #report({ key, failure, partial, coverage, eventCount }: ImportEnd): Promise<void> {
    const { toolVersion, placement } = this.#parts;
    const missing = Array.isArray(coverage.missing) ? coverage.missing : [];
    const rest = failure ? [{ what: "the rest of the report", why: failure.message }] : [];
    const engine = coverage.engineVersion;
    await reportAttempt({
      ...key,
      eventCount,
      partial,
      coverage: { ...coverage, missing: [...missing, ...placement.gaps(), ...rest] },
      command: [],
      toolVersion: toolVersion ?? (typeof engine === "string" ? cleanLine(engine, 40) : null),
      ...(failure
        ? { failure: { ...failure, result: failure.isCancelled ? "CANCELLED" : "FAILED", retry: false } }
        : {}),
    });
  }
}

type ImportEnd = {
  key: ImportKey;
  failure: Failure | null;
  /** Why the report is no proof of a whole run. */
  partial: { code: string; message: string } | null;
  coverage: Coverage;
  eventCount: number;
};

function failureOf(
  cut: ReportCut | null,
  verdict: { outcome: string; code: string; message: string },
): Failure | null {
  if (cut) return { code: cut.code, message: cut.message, isCancelled: cut.code === "IMPORT_CANCELLED" };
  const { outcome, code, message } = verdict;
  return outcome === "failed" ? { code, message, isCancelled: false } : null;
}

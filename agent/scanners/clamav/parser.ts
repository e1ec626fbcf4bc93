import { cleanLine, type ParsedEvent } from "../../finding.ts";
import type { HostFiles } from "../../host-files.ts";
import { type Line, LineReader } from "../../output/lines.ts";
import { pathText } from "../../output/path-text.ts";
import { toUtf8 } from "../../output/utf16.ts";
import type { OutputParser, ProcessEnd, Progress } from "../../scanner.ts";
import { ClamavCoverage, type SignatureSource } from "./coverage.ts";
import { foundEvent, unscannedReason } from "./events.ts";
import type { ClamavInventory } from "./inventory.ts";
import { isNoise, withoutProgress } from "./noise.ts";
import { clamavProgress } from "./progress.ts";
import type { Result } from "./result-line.ts";
import { type NumberedResult, ResultReader } from "./result-reader.ts";
import { classOfSignature } from "./severity.ts";
import { SummaryReader } from "./summary.ts";
import { judge } from "./verdict.ts";

/** A path is at most 4 KiB; a little more for what is said of it. */
const MAX_LINE_BYTES = 16 * 1024;
/** Results that wait for the summary to tell whether they are real. */
const MAX_HELD = 1_000;
const MAX_SIGNATURES_OF_FILE = 1_000;

type Found = Extract<Result, { kind: "found" }>;

export interface ClamavParserInput {
  /** What this agent knows of its own run; null for a report from elsewhere. */
  run: {
    /** Absolute paths that are scanned, as the scanned machine names them. */
    roots: readonly string[];
    /** Where they are read. */
    host: HostFiles;
    inventory: ClamavInventory;
    signatures: SignatureSource;
    /** Event about the signatures' age; null without the system's own. */
    signatureEvent: ParsedEvent | null;
    hash: (path: Buffer) => string | null;
  } | null;
  now?: () => Date;
}

/** Reads what clamscan or clamdscan print, live or from a kept report. */
export function createClamavParser(input: ClamavParserInput): OutputParser {
  return new ClamavParser(input);
}

class ClamavParser implements OutputParser {
  readonly #run: ClamavParserInput["run"];
  readonly #now: () => Date;
  /** Roots as bytes in latin1, the longest first, with their text. */
  readonly #roots: { bytes: string; text: string }[];
  readonly #coverage: ClamavCoverage;
  readonly #lines = new LineReader(MAX_LINE_BYTES);
  readonly #decode = toUtf8();
  readonly #reader = new ResultReader();
  readonly #summary: SummaryReader;
  #current: { path: string; isInfected: boolean; isUnscanned: boolean; names: Set<string> } | null = null;
  #held: { found: Found; line: number }[] = [];
  #events: ParsedEvent[] = [];
  #hasStarted = false;
  #isFinished = false;
  #isLastLineCut = false;
  #error = "";

  constructor({ run, now = () => new Date() }: ClamavParserInput) {
    this.#run = run;
    this.#now = now;
    this.#summary = new SummaryReader(run === null);
    this.#coverage = new ClamavCoverage(run?.roots ?? [], run?.signatures ?? null);
    this.#roots = [...(run?.roots ?? [])]
      .map((text) => ({ bytes: latin1(run?.host.locate(text) ?? text), text }))
      .sort((a, b) => b.bytes.length - a.bytes.length);
  }

  write(chunk: Uint8Array): ParsedEvent[] {
    this.#start();
    for (const line of this.#lines.write(this.#decode(chunk))) this.#readLine(line);
    return this.#takeEvents();
  }

  end(end: ProcessEnd): ReturnType<OutputParser["end"]> {
    this.#start();
    const last = this.#lines.end();
    if (last) this.#readLine(last);
    for (const result of this.#reader.end()) this.#readResult(result);
    this.#settleHeld();
    const { counts, unreadable } = this.#coverage;
    const verdict = judge(end, this.#summary.get(), {
      counts,
      files: Object.values(counts).reduce((sum, count) => sum + count, 0),
      unreadableLines: unreadable.total,
      isLastLineCut: this.#isLastLineCut,
      error: this.#error,
      isOwnRun: this.#run !== null,
      filesCounted: this.#run?.inventory.isFinished ? this.#run.inventory.files : null,
    });
    if (verdict.outcome === "failed")
      this.#coverage.missing.add({ what: "the rest of the scan", why: verdict.message });
    else this.#isFinished = true;
    const coverage = this.#coverage.toJson(verdict, this.#summary.get(), this.#run?.inventory ?? null);
    return { events: this.#takeEvents(), verdict, coverage };
  }

  progress(): Progress {
    if (this.#isFinished) return { fraction: 1, note: "finished" };
    const { ok, infected, empty } = this.#coverage.counts;
    return clamavProgress(ok + infected + empty, this.#run?.inventory ?? null);
  }

  #start(): void {
    if (this.#hasStarted || this.#run === null) return;
    this.#hasStarted = true;
    this.#reader.know(this.#run.inventory.strangeNames);
    if (this.#run.signatureEvent) this.#events.push(this.#run.signatureEvent);
  }

  #takeEvents(): ParsedEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #readLine(line: Line): void {
    const text = withoutProgress(line.bytes.toString("latin1").replace(/\r$/, ""));
    if (!this.#reader.isHolding && this.#summary.add(text)) return;
    if (!line.isEnded) this.#isLastLineCut = true;
    if (line.isCut) this.#coverage.unreadable.add(line.number, "longer than a line may be");
    for (const result of this.#reader.add(text, line.number)) this.#readResult(result);
  }

  #readResult({ result, text, line, isSuspect }: NumberedResult): void {
    if (result === null) this.#readOther(text, line);
    else if (!this.#isPossible(result.path)) this.#coverage.unreadable.add(line, "not below a scanned path");
    else {
      this.#summary.forget();
      if (result.kind === "found" && isSuspect && this.#held.length < MAX_HELD)
        this.#held.push({ found: result, line });
      else this.#addResult(result);
    }
  }

  #readOther(text: string, line: number): void {
    const error = /^ERROR: (.+)$/.exec(text)?.[1];
    if (error !== undefined) this.#error ||= cleanLine(lenient(error), 300);
    else if (text.startsWith("WARNING: "))
      this.#coverage.missing.add({
        what: "a warning of ClamAV",
        why: cleanLine(lenient(text.slice(9)), 300),
      });
    else if (!isNoise(text)) this.#coverage.unreadable.add(line, "neither a result nor part of the summary");
  }

  #isPossible(path: string): boolean {
    return this.#run === null || this.#rootOf(path) !== null;
  }

  #rootOf(path: string): string | null {
    if (this.#run === null) return rootOfReport(path);
    const root = this.#roots.find(
      ({ bytes }) => path === bytes || path.startsWith(bytes.endsWith("/") ? bytes : `${bytes}/`),
    );
    return root?.text ?? null;
  }

  #addResult(result: Result): void {
    const { counts, missing } = this.#coverage;
    const shown = () => this.#shownPath(result.path);
    switch (result.kind) {
      case "found":
        this.#addFound(result);
        break;
      case "ok":
        counts.ok += 1;
        break;
      case "empty":
        counts.empty += 1;
        break;
      case "link":
        counts.links += 1;
        break;
      case "special":
        counts.special += 1;
        missing.add({ what: shown(), why: "a socket, a pipe or a device" });
        break;
      case "excluded":
        counts.excluded += 1;
        missing.add({ what: shown(), why: "excluded" });
        break;
      case "error":
        counts.errors += 1;
        missing.add({ what: shown(), why: cleanLine(lenient(result.why), 200) });
        break;
      case "acted":
        break;
      default:
        result satisfies never;
    }
  }

  /** The lines of one file follow each other, and may repeat a signature: for an archive and for what is in it. */
  #addFound({ path, name, hash }: Found): void {
    const { counts, missing } = this.#coverage;
    if (this.#current?.path !== path) {
      this.#current = { path, isInfected: false, isUnscanned: false, names: new Set() };
      counts.infected += 1;
    }
    const { names } = this.#current;
    if (names.has(name) || names.size >= MAX_SIGNATURES_OF_FILE) return;
    names.add(name);
    const bytes = Buffer.from(path, "latin1");
    if (classOfSignature(name) === "unscanned") {
      if (!this.#current.isUnscanned) counts.unscanned += 1;
      this.#current.isUnscanned = true;
      missing.add({ what: this.#shownPath(path), why: unscannedReason(name) });
    }
    this.#events.push(
      foundEvent({
        root: this.#rootOf(path) ?? "/",
        observedAt: this.#now().toISOString(),
        shownPath: this.#shownPath(path),
        signature: lenient(name),
        hashes: this.#hashes(bytes, hash),
      }),
    );
  }

  /** As the scanned machine names it. */
  #shownPath(path: string): string {
    return pathText(Buffer.from(this.#run?.host.nameOf(path) ?? path, "latin1"));
  }

  #hashes(path: Buffer, told: string | null): Record<string, string> {
    const sha256 = this.#run?.hash(path) ?? null;
    return {
      ...(told === null ? {} : { [told.length === 64 ? "sha256" : "md5"]: told }),
      ...(sha256 === null ? {} : { sha256 }),
    };
  }

  /** What may be a part of a name is dropped when the summary agrees without it, and taken otherwise. */
  #settleHeld(): void {
    const isPretence = this.#summary.get()?.infectedFiles === this.#coverage.counts.infected;
    for (const { found, line } of this.#held) {
      if (isPretence)
        this.#coverage.unreadable.add(line, "looks like a result, but is part of a file's name");
      else this.#addFound(found);
    }
    this.#held = [];
  }
}

/** A report from elsewhere does not say what was scanned: the first folder of a path stands for it. */
function rootOfReport(path: string): string {
  const first = /^(?:[A-Za-z]:[\\/]|\/[^/]*\/|\/)/.exec(path)?.[0] ?? ".";
  const text = pathText(Buffer.from(first, "latin1"));
  return text.length > 1 && text.endsWith("/") ? text.slice(0, -1) : text;
}

function latin1(text: string): string {
  return Buffer.from(text).toString("latin1");
}

function lenient(latin1: string): string {
  return Buffer.from(latin1, "latin1").toString("utf8");
}

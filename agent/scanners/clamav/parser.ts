import { cleanLine, type ParsedEvent } from "../../finding.ts";
import { type Line, LineReader } from "../../output/lines.ts";
import { toUtf8 } from "../../output/utf16.ts";
import type { OutputParser, ProcessEnd, Progress } from "../../scanner.ts";
import { readLogLine } from "./log-line.ts";
import { isDaemonMessage, isNoise, withoutProgress } from "./noise.ts";
import { clamavProgress } from "./progress.ts";
import { readOtherResult } from "./result-line.ts";
import { type NumberedResult, ResultReader } from "./result-reader.ts";
import { bytesText, type ClamavRun, FileResults, type Found } from "./results.ts";
import { SummaryReader } from "./summary.ts";
import { judge } from "./verdict.ts";

/** A path is at most 4 KiB; a little more for what is said of it. */
const MAX_LINE_BYTES = 16 * 1024;
/** Results that wait for the summary to tell whether they are real. */
const MAX_HELD = 1_000;

export interface ClamavParserInput {
  /** What this agent knows of its own run; null for a report from elsewhere. */
  run: ClamavRun | null;
  now?: () => Date;
}

/** Reads what clamscan or clamdscan print, live or from a kept report. */
export function createClamavParser(input: ClamavParserInput): OutputParser {
  return new ClamavParser(input);
}

class ClamavParser implements OutputParser {
  readonly #run: ClamavParserInput["run"];
  readonly #results: FileResults;
  readonly #lines = new LineReader(MAX_LINE_BYTES);
  readonly #decode = toUtf8();
  readonly #reader = new ResultReader();
  readonly #summary: SummaryReader;
  #held: { found: Found; line: number; observedAt: string | null }[] = [];
  #hasStarted = false;
  #isFinished = false;
  #isLastLineCut = false;
  #error = "";

  constructor({ run, now = () => new Date() }: ClamavParserInput) {
    this.#run = run;
    this.#summary = new SummaryReader(run === null);
    this.#results = new FileResults(run, now);
  }

  write(chunk: Uint8Array): ParsedEvent[] {
    this.#start();
    for (const line of this.#lines.write(this.#decode(chunk))) this.#readLine(line);
    return this.#results.takeEvents();
  }

  end(end: ProcessEnd): ReturnType<OutputParser["end"]> {
    this.#start();
    const last = this.#lines.end();
    if (last) this.#readLine(last);
    for (const result of this.#reader.end()) this.#readResult(result);
    this.#settleHeld();
    const { counts, unreadable } = this.#results.coverage;
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
      this.#results.coverage.missing.add({ what: "the rest of the scan", why: verdict.message });
    else this.#isFinished = true;
    const coverage = this.#results.coverage.toJson(
      verdict,
      this.#summary.get(),
      this.#run?.inventory ?? null,
    );
    return { events: this.#results.takeEvents(), verdict, coverage };
  }

  progress(): Progress {
    if (this.#isFinished) return { fraction: 1, note: "finished" };
    const { ok, infected, empty } = this.#results.coverage.counts;
    return clamavProgress(ok + infected + empty, this.#run?.inventory ?? null);
  }

  #start(): void {
    if (this.#hasStarted || this.#run === null) return;
    this.#hasStarted = true;
    this.#reader.know(this.#run.inventory.strangeNames);
  }

  #readLine(line: Line): void {
    const printed = withoutProgress(line.bytes.toString("latin1").replace(/\r$/, ""));
    const { text, at } = this.#run ? { text: printed, at: null } : readLogLine(printed);
    if (at !== null) this.#results.observedAt = at;
    if (!this.#reader.isHolding && this.#summary.add(text)) return;
    if (!line.isEnded) this.#isLastLineCut = true;
    if (line.isCut) this.#results.coverage.unreadable.add(line.number, "longer than a line may be");
    for (const result of this.#reader.add(text, line.number)) this.#readResult(result);
  }

  #readResult({ result, text, line, isSuspect }: NumberedResult): void {
    if (result === null) this.#readOther(text, line);
    else if (!this.#results.isPossible(result.path))
      this.#results.coverage.unreadable.add(line, "not below a scanned path");
    else {
      this.#summary.forget();
      if (result.kind === "found" && isSuspect && this.#held.length < MAX_HELD)
        this.#held.push({ found: result, line, observedAt: this.#results.observedAt });
      else this.#results.add(result);
    }
  }

  #readOther(text: string, line: number): void {
    const other = this.#run ? null : readOtherResult(text);
    if (other) {
      this.#results.add(other);
      return;
    }
    const error = /^ERROR: (.+)$/.exec(text)?.[1];
    if (error !== undefined) this.#error ||= cleanLine(bytesText(error), 300);
    else if (text.startsWith("WARNING: "))
      this.#results.coverage.missing.add({
        what: `a warning of ClamAV: ${cleanLine(bytesText(text.slice(9)), 300)}`,
        why: "may concern files",
      });
    else if (!isNoise(text) && (this.#run || !isDaemonMessage(text)))
      this.#results.coverage.unreadable.add(line, "neither a result nor part of the summary");
  }

  /** What may be a part of a name is dropped when the summary agrees without it, and taken otherwise. */
  #settleHeld(): void {
    const isPretence = this.#summary.get()?.infectedFiles === this.#results.coverage.counts.infected;
    for (const { found, line, observedAt } of this.#held) {
      this.#results.observedAt = observedAt;
      if (isPretence)
        this.#results.coverage.unreadable.add(line, "looks like a result, but is part of a file's name");
      else this.#results.addFound(found);
    }
    this.#held = [];
  }
}

import { cleanLine, type ParsedEvent } from "../../finding.ts";
import { type Line, LineReader } from "../../output/lines.ts";
import { toUtf8 } from "../../output/utf16.ts";
import type { OutputParser, ProcessEnd, Progress, Verdict } from "../../scanner.ts";
import { LynisCoverage, type LynisRun } from "./coverage.ts";
import { detailEvent, type EventPlace, packageEvent, recordEvent } from "./events.ts";
import { LynisProgress } from "./progress.ts";
import { readDetail, readRecord } from "./record.ts";
import { isDamagedKey, LYNIS_KEYS, readEntries } from "./report-line.ts";
import { judge } from "./verdict.ts";

/** The list of installed packages is the longest line; what is longer is cut. */
const MAX_LINE_BYTES = 1024 * 1024;
/** Results that wait for the host's name, which stands near the top of a report. */
const MAX_WAITING = 500;

export interface LynisParserInput {
  /** What this agent knows of its own run; null for a report from elsewhere. */
  run: (LynisRun & { hostname: string }) | null;
  now?: () => Date;
}

/** Reads lynis's report file. The audit is complete when lynis wrote its last line and did run tests. */
export function createLynisParser(input: LynisParserInput): OutputParser {
  return new LynisParser(input);
}

class LynisParser implements OutputParser {
  readonly #isForeign: boolean;
  readonly #isFromContainer: boolean;
  readonly #now: () => Date;
  readonly #coverage: LynisCoverage;
  readonly #progress = new LynisProgress();
  readonly #lines = new LineReader(MAX_LINE_BYTES);
  readonly #decode = toUtf8();
  readonly #facts: Record<string, string> = {};
  #hostname: string | null;
  #observedAt: string | null = null;
  #waiting: ((place: EventPlace) => ParsedEvent)[] = [];
  #events: ParsedEvent[] = [];
  #isReport = false;
  #isFinished = false;
  /** A report of another machine begins inside of this one: an import is about one machine. */
  #isOtherMachine = false;

  constructor({ run, now = () => new Date() }: LynisParserInput) {
    this.#isForeign = run === null;
    this.#isFromContainer = run?.node !== undefined;
    this.#now = now;
    this.#hostname = run?.hostname ?? null;
    this.#coverage = new LynisCoverage(run);
  }

  write(chunk: Uint8Array): ParsedEvent[] {
    for (const line of this.#lines.write(this.#decode(chunk))) this.#readLine(line);
    return this.#takeEvents();
  }

  end(end: ProcessEnd): ReturnType<OutputParser["end"]> {
    const last = this.#lines.end();
    if (last) this.#readLine(last);
    const verdict = this.#judge(end);
    if (verdict.outcome === "complete") this.#progress.finish();
    else this.#coverage.missing.add({ what: "a part of the audit", why: verdict.message });
    if (this.#isReport) this.#emit((place) => this.#summary(place));
    this.#emitWaiting();
    return { events: this.#takeEvents(), verdict, coverage: this.#coverage.toJson(verdict) };
  }

  progress(): Progress {
    return this.#progress.get();
  }

  #judge(end: ProcessEnd): Verdict {
    return judge(end, {
      isReport: this.#isReport,
      isFinished: this.#isFinished,
      testsDone: this.#coverage.testsDone,
      testsExecuted: this.#coverage.testsExecuted?.length ?? null,
      unknownTests: this.#coverage.unknownTests(),
      unreadableLines: this.#coverage.unreadable.total,
    });
  }

  #readLine(line: Line): void {
    // A last line without its end may be any part of a line.
    const text = line.bytes.toString("utf8").replace(/\r$/, "");
    if (text.trim() === "") return;
    if (text.startsWith("#") && !text.includes("[]=")) {
      if (/^# Lynis Report/i.test(text)) this.#isReport = true;
      return;
    }
    const entries = readEntries(text);
    const hidden = entries.some((entry) => "value" in entry && entry.value.includes("[]="));
    if (entries.length > 1 || hidden)
      this.#coverage.unreadable.add(line.number, "several entries on one line");
    for (const entry of entries) {
      const why = "why" in entry ? entry.why : this.#readEntry(entry.key, entry.value, line);
      if (why !== null) this.#coverage.unreadable.add(line.number, why);
    }
  }

  /** Why it could not be used, or null. */
  #readEntry(key: string, value: string, line: Line): string | null {
    const isList = key.endsWith("[]");
    if (isList && !line.isEnded && !value.endsWith("|")) return "cut off";
    if (isList && line.isCut) return "longer than a line may be";
    if (LYNIS_KEYS.has(key)) this.#isReport = true;
    if (key === "hostname") this.#meetHost(cleanLine(value, 255));
    if (this.#isOtherMachine)
      return isList ? "of another machine, whose report is to be imported by itself" : null;
    switch (key) {
      case "warning[]":
      case "suggestion[]":
        return this.#addRecord(key === "warning[]" ? "warning" : "suggestion", value);
      case "details[]":
        return this.#addDetail(value);
      case "vulnerable_package[]":
        return this.#addPackage(value);
      case "manual[]":
      case "manual_event[]":
        return this.#addManual(value);
      case "exception[]": // of version 1
      case "exception_event[]":
        return this.#addException(value);
      default:
        return unknownResult(key, value) ?? this.#addFact(key, value);
    }
  }

  #addRecord(kind: "warning" | "suggestion", value: string): string | null {
    const record = readRecord(value);
    if (record === null || cleanLine(record.text, 300) === "") return `a ${kind} without text`;
    this.#progress.result(record.test);
    this.#emit((place) => recordEvent(place, kind, record));
    return null;
  }

  #addDetail(value: string): string | null {
    const detail = readDetail(value);
    if (detail === null || cleanLine(detail.field, 300) === "") return "a setting without a name";
    this.#progress.result(detail.test);
    this.#emit((place) => detailEvent(place, detail));
    return null;
  }

  #addPackage(value: string): string | null {
    if (cleanLine(value.split("|")[0] ?? "", 300) === "") return "a package without a name";
    this.#progress.result("PKGS");
    this.#emit((place) => packageEvent(place, value));
    return null;
  }

  #addManual(value: string): string | null {
    const text = cleanLine(value.replace(/\|$/, ""), 1_000);
    if (text === "") return "a manual check without text";
    this.#coverage.manualChecks += 1;
    this.#emit((place) => ({ type: "manual-check", ...place, data: { text } }));
    return null;
  }

  #addException(value: string): string | null {
    const text = cleanLine(value.replace(/\|$/, "").replaceAll("|", " "), 500);
    if (text === "") return "an exception without text";
    this.#coverage.addException(text);
    this.#emit((place) => ({ type: "exception", ...place, data: { text } }));
    return null;
  }

  #meetHost(hostname: string): void {
    this.#isOtherMachine = this.#isReportOfOther(hostname);
    this.#hostname ??= hostname || null;
  }

  #isReportOfOther(hostname: string): boolean {
    return this.#isForeign && this.#hostname !== null && hostname !== "" && hostname !== this.#hostname;
  }

  #addFact(key: string, value: string): null {
    if (key === "report_datetime_start") this.#observedAt = timeOf(value, this.#now());
    else if (key === "tests_executed") this.#coverage.setExecuted(value);
    else if (key === "tests_skipped") this.#coverage.setSkipped(value);
    else if (key === "lynis_tests_done") this.#coverage.testsDone = wholeNumber(value);
    else if (key === "hardening_index") this.#coverage.hardeningIndex = wholeNumber(value);
    else if (key === "finish") this.#isFinished = value.trim() === "true";
    if (SUMMARY_FACTS.includes(key) && !(this.#isFromContainer && CONTAINER_FACTS.includes(key)))
      this.#facts[key] = cleanLine(value, 300);
    return null;
  }

  #summary(place: EventPlace): ParsedEvent {
    const { hardeningIndex, testsDone } = this.#coverage;
    return { type: "audit", ...place, data: { ...this.#facts, hardeningIndex, testsDone } };
  }

  #emit(event: (place: EventPlace) => ParsedEvent): void {
    if (this.#hostname === null && this.#waiting.length < MAX_WAITING) this.#waiting.push(event);
    else {
      this.#emitWaiting();
      this.#events.push(event(this.#place()));
    }
  }

  #emitWaiting(): void {
    const place = this.#place();
    this.#events.push(...this.#waiting.map((event) => event(place)));
    this.#waiting = [];
  }

  #place(): EventPlace {
    this.#observedAt ??= this.#now().toISOString();
    return {
      asset: { kind: "MACHINE", hostname: this.#hostname ?? "unknown" },
      observedAt: this.#observedAt,
    };
  }

  #takeEvents(): ParsedEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

/** Facts about the machine that are kept with the audit. */
const SUMMARY_FACTS = [
  "lynis_version",
  "os",
  "os_name",
  "os_fullname",
  "os_version",
  "os_kernel_version_full",
  "hostname",
  "hostid",
  "hostid2",
  "uptime_in_seconds",
  "report_datetime_start",
  "report_datetime_end",
];

/** Facts that are the container's where lynis runs in one. */
const CONTAINER_FACTS = ["hostname", "hostid", "hostid2"];

/** Facts (network_listen[], …) are not results; but one that looks like a result must not be passed over. */
function unknownResult(key: string, value: string): string | null {
  if (isDamagedKey(key)) return "a damaged result";
  const isResult = key.endsWith("[]") && /^[A-Z]{3,4}-\d{4}\|/.test(value);
  return isResult ? `results of an unknown kind "${cleanLine(key, 60)}"` : null;
}

/** lynis writes the machine's own time, without a zone: it is taken as this machine's, and never later than now. */
function timeOf(value: string, now: Date): string | null {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)/.exec(value.trim());
  const time = match ? Date.parse(`${match[1]}T${match[2]}`) : Number.NaN;
  return Number.isFinite(time) ? new Date(Math.min(time, now.getTime())).toISOString() : null;
}

function wholeNumber(value: string): number | null {
  return /^\d{1,9}$/.test(value.trim()) ? Number(value) : null;
}

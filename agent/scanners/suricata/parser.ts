import { type AddressRange, parseRange } from "../../addresses.ts";
import { boundedEvent, type ParsedEvent } from "../../finding.ts";
import { messageOf } from "../../logger.ts";
import { UnreadableLines } from "../../output/gaps.ts";
import { toUtf8 } from "../../output/utf16.ts";
import type { OutputParser, ProcessEnd, Progress } from "../../scanner.ts";
import { readAlert } from "./alert.ts";
import { AlertGroups } from "./alert-groups.ts";
import { type RunScope, suricataCoverage } from "./coverage.ts";
import { EngineLog } from "./engine-log.ts";
import { EveReader, type EveRecord, isRecord } from "./eve-reader.ts";
import { suricataProgress } from "./progress.ts";
import { recordEvent } from "./record-events.ts";
import { judgeReport, judgeRun } from "./verdict.ts";

/** Of each type of record; the rest is only counted. */
const MAX_RECORD_EVENTS = 10_000;
const MAX_TYPES = 100;

export interface SuricataParserInput {
  /** Networks to protect: an alert is about its endpoint inside them. */
  homeNetworks: readonly string[];
  /** Types of records to keep beside the alerts, as in `event_type`. */
  records: readonly string[];
  /** What this agent ran; null for records from elsewhere. */
  scope: RunScope | null;
  now?: () => Date;
}

/**
 * Reads Suricata's records: alerts become findings, selected other ones observations, statistics and messages the coverage
 * and the verdict. Alerts of one rule between the same endpoints are one event, and one more at the end with their count.
 */
export function createSuricataParser(input: SuricataParserInput): OutputParser {
  return new SuricataParser(input);
}

class SuricataParser implements OutputParser {
  readonly #scope: RunScope | null;
  readonly #selected: ReadonlySet<string>;
  readonly #now: () => Date;
  readonly #startedAt: number;
  readonly #groups: AlertGroups;
  readonly #engine: EngineLog;
  readonly #reader: EveReader;
  readonly #decode = toUtf8();
  readonly #unreadable = new UnreadableLines();
  readonly #types = new Map<string, number>();
  #events: ParsedEvent[] = [];
  #isEnded = false;

  constructor({ homeNetworks, records, scope, now = () => new Date() }: SuricataParserInput) {
    this.#scope = scope;
    this.#selected = new Set(records.map((type) => type.toLowerCase()));
    this.#now = now;
    this.#startedAt = now().getTime();
    this.#groups = new AlertGroups(homeNetworks.map(parseRange).filter(isRange));
    this.#engine = new EngineLog(scope?.ruleSets.map(({ name }) => name) ?? []);
    this.#reader = new EveReader({
      record: (record, line) => this.#readRecord(withFileName(record, scope), line),
      unreadable: (line, why) => this.#unreadable.add(line, why),
    });
  }

  write(chunk: Uint8Array): ParsedEvent[] {
    this.#reader.write(this.#decode(chunk));
    return this.#takeEvents();
  }

  end(end: ProcessEnd): ReturnType<OutputParser["end"]> {
    this.#reader.end();
    for (const event of this.#groups.rest()) this.#events.push(event);
    const facts = {
      engine: this.#engine,
      alerts: this.#groups.total,
      unlistedAlerts: this.#groups.unlisted,
      records: [...this.#types.values()].reduce((sum, count) => sum + count, 0),
      unreadableLines: this.#unreadable.total,
    };
    const verdict = this.#scope ? judgeRun(end, facts, this.#scope) : judgeReport(end, facts);
    this.#saveFollowState();
    this.#isEnded = verdict.outcome !== "failed";
    if (verdict.outcome !== "complete" && verdict.code !== "END_NOT_PROVEN")
      this.#engine.missing.add({ what: "a part of the run", why: verdict.message });
    const types = Object.fromEntries(this.#types);
    const coverage = suricataCoverage(
      this.#scope,
      this.#engine,
      this.#groups,
      types,
      this.#unreadable.toJson(),
    );
    return { events: this.#takeEvents(), verdict, coverage };
  }

  progress(): Progress {
    const progress = suricataProgress(this.#scope, this.#engine, this.#now().getTime() - this.#startedAt);
    return this.#isEnded ? { ...progress, fraction: 1 } : progress;
  }

  /** Only now: what was read is known to have come out. Also of a run that was stopped, so that nothing comes twice. */
  #saveFollowState(): void {
    const state = this.#engine.followState;
    if (!state || !this.#scope?.follow) return;
    try {
      this.#scope.follow.save(state);
    } catch (error) {
      const why = `the position could not be kept (${messageOf(error)}), so that records will come again`;
      this.#engine.missing.add({ what: "the next run", why });
    }
  }

  #takeEvents(): ParsedEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #readRecord(record: EveRecord, line: number): void {
    const type = typeof record.event_type === "string" ? record.event_type : "";
    const nonce = this.#scope?.follow?.nonce;
    if (type === "follow" && nonce !== undefined && record.nonce === nonce) {
      this.#engine.addFollow(record);
      return;
    }
    if (type === "alert" || isRecord(record.alert)) this.#readAlert(record, line);
    else if (type === "stats") this.#engine.addStats(record);
    else if (type === "engine") this.#engine.addMessage(record);
    else if (type === "") this.#unreadable.add(line, "has no event_type");
    if (type !== "" && (this.#types.size < MAX_TYPES || this.#types.has(type))) {
      const count = (this.#types.get(type) ?? 0) + 1;
      this.#types.set(type, count);
      if (this.#selected.has(type)) this.#keepRecord(record, type, count);
    }
  }

  #readAlert(record: EveRecord, line: number): void {
    const alert = readAlert(record, this.#now());
    if (typeof alert === "string") {
      this.#unreadable.add(line, alert);
      return;
    }
    const event = this.#groups.add(alert, record.event_type === "drop");
    if (event) this.#events.push(event);
  }

  #keepRecord(record: EveRecord, type: string, count: number): void {
    if (type === "alert" || type === "stats" || type === "engine") return;
    if (count <= MAX_RECORD_EVENTS) this.#events.push(boundedEvent(recordEvent(record, type, this.#now())));
    else
      this.#engine.missing.add({
        what: `${type} records after the first ${MAX_RECORD_EVENTS}`,
        why: "too many",
      });
  }
}

function isRange(range: AddressRange | null): range is AddressRange {
  return range !== null;
}

/** Suricata names the file by the place where the agent reads it. */
function withFileName(record: EveRecord, scope: RunScope | null): EveRecord {
  return scope?.mode === "PCAP" && "pcap_filename" in record
    ? { ...record, pcap_filename: scope.from }
    : record;
}

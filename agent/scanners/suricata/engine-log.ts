import { cleanLine } from "../../finding.ts";
import { GapList } from "../../output/gaps.ts";
import { wholeOf } from "./alert.ts";
import { type EveRecord, isRecord } from "./eve-reader.ts";
import { type FollowState, parseFollowState } from "./follow-state.ts";

/** What Suricata counted, from its latest statistics; null where it did not say. */
export interface Counts {
  packets: number | null;
  bytes: number | null;
  /** Packets that the system dropped before Suricata saw them. */
  drops: number | null;
  captureErrors: number | null;
  rulesLoaded: number | null;
  rulesFailed: number | null;
  /** Alerts that were lost since one packet had too many. */
  alertsLost: number | null;
  invalidPackets: number | null;
  /** Sessions, flows and segments that were given up for want of memory. */
  memoryDrops: number | null;
}

/** What Suricata says of itself among its records: statistics and messages. */
export class EngineLog {
  readonly missing = new GapList();
  counts: Counts = {
    packets: null,
    bytes: null,
    drops: null,
    captureErrors: null,
    rulesLoaded: null,
    rulesFailed: null,
    alertsLost: null,
    invalidPackets: null,
    memoryDrops: null,
  };
  /** Its own count of alerts, which it writes last of all; null before. */
  alerts: number | null = null;
  /** Files of packets that it read to their end. */
  filesRead: number | null = null;
  isStarted = false;
  version = "";
  /** FOLLOW: the position behind what was read; null before any. */
  followState: FollowState | null = null;
  /** FOLLOW: the time is over, and everything written until then was read. */
  isFollowOver = false;
  /** The latest error that was not about a rule. */
  error = "";
  #ruleError = "";
  readonly #ruleSetNames: readonly string[];

  /** `ruleSetNames` by the number in the names of their files. */
  constructor(ruleSetNames: readonly string[]) {
    this.#ruleSetNames = ruleSetNames;
  }

  addStats(record: EveRecord): void {
    const { stats } = record;
    const engine = at(stats, "detect", "engines");
    const first: unknown = Array.isArray(engine) ? engine[0] : null;
    // Counters that are zero are left out of a run's own statistics: what was told once is not unsaid.
    const update = (key: keyof Counts, value: unknown) => {
      this.counts[key] = wholeOf(value) ?? this.counts[key];
    };
    update("packets", at(stats, "decoder", "pkts"));
    update("bytes", at(stats, "decoder", "bytes"));
    update("drops", at(stats, "capture", "kernel_drops"));
    update("captureErrors", at(stats, "capture", "errors"));
    update("alertsLost", at(stats, "detect", "alert_queue_overflow"));
    update("invalidPackets", at(stats, "decoder", "invalid"));
    const limits = [
      at(stats, "flow", "memcap"),
      at(stats, "tcp", "ssn_memcap_drop"),
      at(stats, "tcp", "segment_memcap_drop"),
    ];
    update(
      "memoryDrops",
      limits.reduce((sum: number, value) => sum + (wholeOf(value) ?? 0), 0),
    );
    update("rulesLoaded", at(first, "rules_loaded"));
    update("rulesFailed", at(first, "rules_failed"));
  }

  addMessage(record: EveRecord): void {
    const message = at(record, "engine", "message");
    if (typeof message !== "string") return;
    const text = cleanLine(message, 1_000);
    if (record.log_level === "Error" || record.log_level === "Warning")
      this.#addError(text, record.log_level);
    const version = /^This is Suricata version (\S{1,40})/.exec(text);
    if (version) this.version = version[1] ?? "";
    if (/Engine started/.test(text)) this.isStarted = true;
    const rules = /(\d{1,9}) rules successfully loaded, (\d{1,9}) rules failed/.exec(text);
    if (rules) {
      this.counts.rulesLoaded = Number(rules[1]);
      this.counts.rulesFailed = Number(rules[2]);
    }
    const read = /^read (\d{1,9}) files?, (\d{1,15}) packets, (\d{1,15}) bytes/.exec(text);
    if (read) {
      this.filesRead = Number(read[1]);
      this.counts.packets = Number(read[2]);
      this.counts.bytes = Number(read[3]);
    }
    const alerts = /^Alerts: (\d{1,15})$/.exec(text);
    if (alerts) this.alerts = Number(alerts[1]);
  }

  /** A record of follow-process.ts. */
  addFollow(record: EveRecord): void {
    this.followState = parseFollowState(record.state) ?? this.followState;
    if (typeof record.gap === "string")
      this.missing.add({ what: "records", why: cleanLine(record.gap, 300) });
    if (record.isOver === true) this.isFollowOver = true;
  }

  /** A rule that was refused is told in two messages: first why, then which. */
  #addError(text: string, level: string): void {
    const rule = /^error parsing signature .* from file \S*?rules-(\d+)\.rules at line (\d+)$/.exec(text);
    if (rule) {
      const set = this.#ruleSetNames[Number(rule[1])] ?? `set ${rule[1]}`;
      this.missing.add({ what: `the rule at line ${rule[2]} of ${set}`, why: this.#ruleError || "refused" });
      this.#ruleError = "";
    } else if (level === "Error") {
      this.#ruleError = text.slice(0, 300);
      this.error = text.slice(0, 300);
    }
  }
}

function at(value: unknown, ...keys: string[]): unknown {
  let inner = value;
  for (const key of keys) inner = isRecord(inner) ? inner[key] : undefined;
  return inner;
}

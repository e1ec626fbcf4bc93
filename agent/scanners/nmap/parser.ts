import { boundedEvent, cleanLine, type ParsedEvent } from "../../finding.ts";
import type { OutputParser, ProcessEnd, Progress } from "../../scanner.ts";
import { NmapCoverage } from "./coverage.ts";
import { nameOfHost, readHost, timeOf } from "./host.ts";
import { hintEvent, hostEvents } from "./host-events.ts";
import type { NmapOptions } from "./options.ts";
import { NmapProgress } from "./progress.ts";
import { RunEnds } from "./run-ends.ts";
import { judge } from "./verdict.ts";
import { childOf, childrenOf, type XmlElement, XmlStream } from "./xml.ts";

/** Hosts that are known to be up, and not finished yet: nmap works on small groups. */
const MAX_HINTS = 10_000;

export interface NmapParserInput {
  /** What this agent knows of its own run; null for a report from elsewhere. */
  run: {
    options: NmapOptions;
    privileged: boolean;
    /** Number of addresses asked for, for the progress. */
    totalHosts: number;
    /** Names that led to an address. */
    hostnames: ReadonlyMap<string, readonly string[]>;
  } | null;
  now?: () => Date;
}

/**
 * Reads nmap's XML, and that of scanners which print the same (masscan, rustscan). A host counts when it is closed; the run is
 * complete when nmap itself says so at the end.
 */
export function createNmapParser(input: NmapParserInput): OutputParser {
  return new NmapParser(input);
}

class NmapParser implements OutputParser {
  readonly #run: NmapParserInput["run"];
  readonly #now: () => Date;
  readonly #coverage: NmapCoverage;
  readonly #progress: NmapProgress;
  readonly #xml: XmlStream;
  readonly #ends = new RunEnds();
  readonly #hints = new Map<string, XmlElement>();
  #events: ParsedEvent[] = [];
  #startedAt: string;
  #unreadable = 0;
  #skippedTargets = 0;

  constructor({ run, now = () => new Date() }: NmapParserInput) {
    this.#run = run;
    this.#now = now;
    this.#startedAt = now().toISOString();
    this.#coverage = new NmapCoverage(run);
    this.#progress = new NmapProgress(run?.totalHosts ?? 1);
    this.#xml = new XmlStream("nmaprun", {
      root: (attributes) => this.#startRun(attributes),
      element: (element) => this.#readElement(element),
      cut: (element) => this.#readCut(element),
    });
  }

  write(chunk: Uint8Array): ParsedEvent[] {
    this.#xml.write(chunk);
    return this.#takeEvents();
  }

  end(end: ProcessEnd): ReturnType<OutputParser["end"]> {
    this.#xml.end();
    this.#tellHints();
    const verdict = judge(end, this.#ends, {
      isOwnRun: this.#run !== null,
      isRootClosed: this.#xml.isRootClosed,
      problem: this.#xml.problem,
      unreadable: this.#unreadable,
      skippedTargets: this.#skippedTargets,
      timedOutHosts: this.#coverage.timedOutCount,
      hostsUp: this.#coverage.upCount,
    });
    if (verdict.code === "OUTPUT_MALFORMED" || verdict.code === "HOSTS_MISSING") {
      const why = this.#xml.problem === null ? verdict.message : `not well-formed: ${this.#xml.problem}`;
      this.#coverage.distrust();
      this.#coverage.addGap({ what: "a part of the report", why: cleanLine(why, 200) });
    }
    if (verdict.outcome === "failed" || verdict.code === "OUTPUT_TRUNCATED") {
      this.#coverage.distrust();
      this.#coverage.addGap({ what: "the rest of the scan", why: verdict.message });
    } else this.#progress.finish();
    this.#coverage.downCount = this.#ends.downCount;
    return { events: this.#takeEvents(), verdict, coverage: this.#coverage.toJson() };
  }

  progress(): Progress {
    return this.#progress.get();
  }

  #takeEvents(): ParsedEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #startRun(attributes: Record<string, string>): void {
    this.#tellHints();
    this.#ends.start(attributes);
    this.#startedAt = timeOf(attributes.start) ?? this.#now().toISOString();
  }

  #readElement(element: XmlElement): void {
    const { name, attributes } = element;
    if (name === "host") this.#readHost(element);
    else if (name === "hosthint") this.#keepHint(element);
    else if (name === "scaninfo") this.#coverage.addScanInfo(attributes);
    else if (name === "taskprogress") this.#progress.task(attributes.task ?? "", Number(attributes.percent));
    else if (name === "prescript" || name === "postscript")
      for (const script of childrenOf(element, "script")) this.#coverage.addScript(script);
    else if (name === "target" && attributes.status === "skipped") this.#skipTarget(attributes);
    else if (name === "runstats") this.#ends.finish(element);
  }

  #readHost(element: XmlElement): void {
    this.#ends.addHost(childOf(element, "status")?.attributes.state);
    const host = readHost(element, this.#run?.hostnames ?? new Map(), this.#startedAt);
    if (host === null) {
      this.#unreadable += 1;
      this.#coverage.addGap({ what: nameOfHost(element), why: "has no address of a network" });
      return;
    }
    this.#hints.delete(host.address);
    this.#coverage.addHost(host);
    this.#progress.hostFinished();
    for (const event of hostEvents(host)) this.#events.push(boundedEvent(event));
    if (host.unreadablePorts === 0) return;
    this.#unreadable += 1;
    this.#coverage.addGap({
      what: `${host.unreadablePorts} ports of ${host.address}`,
      why: "have no number or no known protocol",
    });
  }

  /** nmap tells that a host is up before it scans it: where it never comes to that, it is all there is. */
  #keepHint(element: XmlElement): void {
    const host = readHost(element, new Map(), this.#startedAt);
    if (host && this.#hints.size < MAX_HINTS) this.#hints.set(host.address, element);
  }

  #tellHints(): void {
    for (const [address, element] of this.#hints) {
      const host = readHost(element, new Map(), this.#startedAt);
      if (!host) continue;
      this.#events.push(boundedEvent(hintEvent(host)));
      // Where it did, hosts without open ports may be left out on purpose.
      if (this.#ends.finished < this.#ends.started)
        this.#coverage.addGap({ what: address, why: "is up, but its scan did not come to its end" });
    }
    this.#hints.clear();
  }

  #skipTarget({ specification = "", reason = "" }: Record<string, string>): void {
    this.#skippedTargets += 1;
    const what = cleanLine(specification, 253) || "a target without a name";
    this.#coverage.addGap({ what, why: `skipped by nmap${reason ? `: ${cleanLine(reason, 60)}` : ""}` });
  }

  #readCut(element: XmlElement): void {
    if (element.name !== "host") return;
    this.#hints.delete(readHost(element, new Map(), this.#startedAt)?.address ?? "");
    this.#coverage.addGap({ what: nameOfHost(element), why: "the report ends inside of it" });
  }
}

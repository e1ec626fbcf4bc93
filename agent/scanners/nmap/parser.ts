import { boundedEvent, cleanLine, type ParsedEvent } from "../../finding.ts";
import type { OutputParser, ProcessEnd, Progress, Verdict } from "../../scanner.ts";
import { NmapCoverage } from "./coverage.ts";
import { readHost } from "./host.ts";
import { hostEvents } from "./host-events.ts";
import type { NmapOptions } from "./options.ts";
import { NmapProgress } from "./progress.ts";
import { childOf, wholeNumber, type XmlElement, XmlStream } from "./xml.ts";

export interface NmapParserInput {
  options: NmapOptions;
  privileged: boolean;
  /** Number of addresses asked for, for the progress. */
  totalHosts: number;
  hostnames: ReadonlyMap<string, readonly string[]>;
}

/** Reads nmap's XML. A host counts when it is closed; the run is complete when nmap itself says so at the end. */
export function createNmapParser(input: NmapParserInput): OutputParser {
  return new NmapParser(input);
}

class NmapParser implements OutputParser {
  readonly #hostnames: NmapParserInput["hostnames"];
  readonly #coverage: NmapCoverage;
  readonly #progress: NmapProgress;
  readonly #xml: XmlStream;
  #events: ParsedEvent[] = [];
  #isNmap = false;
  #finished: { exit: string; problem: string; totalHosts: number } | null = null;

  constructor(input: NmapParserInput) {
    this.#hostnames = input.hostnames;
    this.#coverage = new NmapCoverage(input.options, input.privileged);
    this.#progress = new NmapProgress(input.totalHosts);
    this.#xml = new XmlStream({
      root: (name) => {
        this.#isNmap = name === "nmaprun";
      },
      element: (element) => this.#readElement(element),
    });
  }

  write(chunk: Uint8Array): ParsedEvent[] {
    this.#xml.write(chunk);
    return this.#takeEvents();
  }

  end(end: ProcessEnd): ReturnType<OutputParser["end"]> {
    this.#xml.end();
    const verdict = this.#judge(end);
    if (verdict.outcome === "failed")
      this.#coverage.addGap({ what: "the rest of the scan", why: verdict.message });
    else this.#progress.finish();
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

  #readElement(element: XmlElement): void {
    if (!this.#isNmap) return;
    const { name, attributes } = element;
    if (name === "host") this.#readHost(element);
    else if (name === "scaninfo") this.#coverage.addScanInfo(attributes);
    else if (name === "taskprogress") this.#progress.task(attributes.task ?? "", Number(attributes.percent));
    else if (name === "runstats") this.#readEnd(element);
  }

  #readHost(element: XmlElement): void {
    const host = readHost(element, this.#hostnames);
    if (host === null) return;
    this.#coverage.addHost(host);
    this.#progress.hostFinished();
    this.#events.push(...hostEvents(host).map(boundedEvent));
  }

  #readEnd(element: XmlElement): void {
    const finished = childOf(element, "finished")?.attributes;
    const hosts = childOf(element, "hosts")?.attributes;
    if (!finished) return;
    // A run that failed early prints 4294967295, which is -1.
    this.#coverage.downCount = wholeNumber(hosts?.down, 0, 2 ** 32 - 2) ?? 0;
    this.#finished = {
      exit: finished.exit ?? "",
      problem: cleanLine(finished.errormsg ?? "", 300),
      totalHosts: wholeNumber(hosts?.total, 0, Number.MAX_SAFE_INTEGER) ?? 0,
    };
  }

  #judge(end: ProcessEnd): Verdict {
    const failed = (code: string, message: string): Verdict => ({ outcome: "failed", code, message });
    const said = this.#finished?.problem || lastLine(end.stderrTail);
    if (end.signal !== null) return failed("SCANNER_KILLED", `nmap was ended by ${end.signal}.`);
    if (end.exitCode !== 0)
      return failed("SCANNER_FAILED", `nmap ended with exit code ${end.exitCode}${said ? `: ${said}` : "."}`);
    if (!this.#isNmap) return failed("OUTPUT_UNREADABLE", "nmap printed no report.");
    if (!this.#xml.isRootClosed || this.#finished === null)
      return failed("OUTPUT_TRUNCATED", "nmap's report ends before its end.");
    if (this.#finished.exit !== "success")
      return failed("SCANNER_FAILED", `nmap reported an error${said ? `: ${said}` : "."}`);
    if (this.#finished.totalHosts === 0)
      return failed("NO_TARGETS", `nmap scanned no address${said ? `: ${said}` : "."}`);
    return this.#judgeGaps();
  }

  #judgeGaps(): Verdict {
    const partial = (code: string, message: string): Verdict => ({ outcome: "partial", code, message });
    if (this.#xml.problem !== null) {
      this.#coverage.distrust();
      this.#coverage.addGap({
        what: "a part of the report",
        why: `not well-formed: ${cleanLine(this.#xml.problem, 200)}`,
      });
      return partial("OUTPUT_MALFORMED", "A part of nmap's report is not well-formed.");
    }
    const { timedOutCount } = this.#coverage;
    if (timedOutCount > 0)
      return partial("HOST_TIMEOUT", `${timedOutCount} hosts took longer than the host timeout.`);
    return { outcome: "complete", code: "COMPLETE", message: "" };
  }
}

function lastLine(text: string): string {
  return cleanLine(text.trim().split("\n").at(-1) ?? "", 300);
}

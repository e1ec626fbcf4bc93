import { cleanLine } from "../../finding.ts";
import { childOf, wholeNumber, type XmlElement } from "./xml.ts";

/** What the runs in one report say of themselves: one of nmap's own, or several that were put together. */
export class RunEnds {
  /** Runs that began. */
  started = 0;
  /** Runs that have an end, and what was wrong with the first of those that are not a success. */
  finished = 0;
  problem: string | null = null;
  totalHosts = 0;
  downCount = 0;
  /** Hosts that were listed. */
  hosts = 0;
  /** Hosts that a run counted as up, and did not list. */
  missingHosts = 0;
  #mayOmitHosts = false;
  #listedUp = 0;

  start({ args = "", scanner }: Record<string, string>): void {
    this.started += 1;
    this.#listedUp = 0;
    // With --open nmap leaves out hosts without open ports, and masscan counts ports.
    this.#mayOmitHosts = /(?:^|\s)--?op/.test(args) || scanner !== "nmap";
  }

  addHost(state: string | undefined): void {
    this.hosts += 1;
    if (state === undefined || state === "up") this.#listedUp += 1;
  }

  /** Reads `<runstats>`. */
  finish(element: XmlElement): void {
    const finished = childOf(element, "finished")?.attributes;
    const hosts = childOf(element, "hosts")?.attributes;
    if (!finished) return;
    this.finished += 1;
    // A run that failed early prints 4294967295, which is -1.
    this.downCount += wholeNumber(hosts?.down, 0, 2 ** 32 - 2) ?? 0;
    this.totalHosts += wholeNumber(hosts?.total, 0, Number.MAX_SAFE_INTEGER) ?? 0;
    const up = wholeNumber(hosts?.up, 0, 2 ** 32 - 2) ?? 0;
    if (!this.#mayOmitHosts) this.missingHosts += Math.max(0, up - this.#listedUp);
    // Before version 5 there was no word for it.
    if ((finished.exit ?? "success") !== "success") this.problem ??= cleanLine(finished.errormsg ?? "", 300);
  }
}

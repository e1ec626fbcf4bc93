import { type AddressRange, formatAddress } from "../../addresses.ts";
import { cleanLine, cleanText } from "../../finding.ts";
import type { ExaminedHosts } from "../../output/examined.ts";
import { type Gap, GapList } from "../../output/gaps.ts";
import type { Coverage } from "../../scanner.ts";
import type { NmapHost } from "./host.ts";
import { isSeenUp } from "./host.ts";
import { formatRun, HostSets } from "./host-sets.ts";
import type { NmapOptions } from "./options.ts";
import type { XmlElement } from "./xml.ts";

/** Above this many, neighbouring addresses are written as ranges. */
const MAX_SINGLE_HOSTS = 64;
/** The head takes a coverage of up to 1 MiB. */
const MAX_RANGES = 5_000;
const MAX_SCRIPTS = 50;
const MAX_SCRIPT_OUTPUT = 1_000;

/** What one nmap process really examined, collected while its output is read. */
export class NmapCoverage {
  readonly #up: AddressRange[] = [];
  readonly #protocols: Record<string, string> = {};
  readonly #silent: AddressRange[] = [];
  readonly #scripts: { script: string; output: string }[] = [];
  readonly #missing = new GapList();
  readonly #sets = new HostSets();
  /** Null where it is not known, as of a report from elsewhere. */
  readonly #privileged: boolean | null;
  #isTrusted = true;
  #isEachHostListed = true;
  #mode: string | null = null;
  downCount = 0;
  timedOutCount = 0;

  constructor(run: { options: NmapOptions; privileged: boolean } | null) {
    this.#privileged = run?.privileged ?? null;
    if (run?.options.osDetection && !run.privileged)
      this.addGap({
        what: "operating system detection",
        why: "needs raw sockets, which this agent does not have",
      });
  }

  get upCount(): number {
    return this.#up.length;
  }

  addScanInfo(attributes: Record<string, string>): void {
    this.#mode ??= attributes.type ?? null;
    const { protocol, services } = attributes;
    if (protocol !== undefined && services !== undefined) this.#protocols[protocol] = services;
  }

  addHost(host: NmapHost): void {
    if (host.isTimedOut) {
      this.timedOutCount += 1;
      this.addGap({ what: host.address, why: "took longer than the host timeout" });
    } else if (isSeenUp(host)) {
      this.#up.push(host.range);
      if (!this.#sets.add(host, this.#protocols)) this.#isEachHostListed = false;
    } else if (host.state !== "down") this.#silent.push(host.range);
  }

  /** A script that ran once for the whole scan, not for a host. */
  addScript(element: XmlElement): void {
    const { id = "", output = "" } = element.attributes;
    if (this.#scripts.length >= MAX_SCRIPTS)
      this.addGap({ what: "output of some scripts of the whole scan", why: "too many to list" });
    else this.#scripts.push({ script: cleanLine(id, 100), output: cleanText(output, MAX_SCRIPT_OUTPUT) });
  }

  /** A damaged report may have lost anything: it proves nothing to be gone. */
  distrust(): void {
    this.#isTrusted = false;
  }

  addGap(gap: Gap): void {
    this.#missing.add(gap);
  }

  toJson(): Coverage {
    const silent =
      this.#silent.length === 0
        ? []
        : [{ what: `${this.#silent.length} addresses`, why: "gave no answer, and host discovery was off" }];
    const unlisted = this.#isEachHostListed
      ? []
      : [{ what: "some hosts", why: "too different to list; nothing on them is taken to be gone" }];
    return {
      scanner: "nmap",
      hostsUp: compressed(this.#up),
      ...(this.#silent.length === 0 ? {} : { hostsSilent: compressed(this.#silent) }),
      hostsDownCount: this.downCount,
      protocols: this.#protocols,
      mode: this.#mode,
      ...(this.#scripts.length === 0 ? {} : { scripts: this.#scripts }),
      missing: [...this.#missing.toJson(), ...silent, ...unlisted],
      examined: this.#isTrusted && this.#privileged !== null ? this.#sets.toJson(this.#privileged) : null,
    };
  }
}

/** One coverage for an attempt that ran a process for each address family. */
export function mergeNmapCoverage(parts: readonly Coverage[]): Coverage {
  const lists = (key: string) => parts.flatMap((part) => (Array.isArray(part[key]) ? part[key] : []));
  return {
    scanner: "nmap",
    hostsUp: lists("hostsUp"),
    ...(lists("hostsSilent").length === 0 ? {} : { hostsSilent: lists("hostsSilent") }),
    hostsDownCount: parts.reduce((sum, part) => sum + Number(part.hostsDownCount ?? 0), 0),
    protocols: Object.assign({}, ...parts.map((part) => part.protocols)),
    mode: parts.map((part) => part.mode).find((mode) => typeof mode === "string") ?? null,
    ...(lists("scripts").length === 0 ? {} : { scripts: lists("scripts") }),
    missing: lists("missing"),
    examined: mergeExamined(parts),
  };
}

function mergeExamined(parts: readonly Coverage[]): ExaminedHosts | null {
  const examined = parts.flatMap((part) => (part.examined ? [part.examined as ExaminedHosts] : []));
  const [first] = examined;
  return first ? { privileged: first.privileged, sets: examined.flatMap(({ sets }) => sets) } : null;
}

function compressed(hosts: readonly AddressRange[]): string[] {
  const sorted = [...hosts].sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  if (sorted.length <= MAX_SINGLE_HOSTS)
    return [...new Set(sorted.map(({ family, first }) => formatAddress(family, first)))];
  const runs: AddressRange[] = [];
  for (const host of sorted) {
    const last = runs.at(-1);
    if (last && last.family === host.family && host.first <= last.last + 1n) last.last = host.last;
    else runs.push({ ...host });
  }
  const more = runs.length - MAX_RANGES;
  return [...runs.slice(0, MAX_RANGES).map(formatRun), ...(more > 0 ? [`${more} ranges more`] : [])];
}

import { type AddressRange, formatAddress } from "../../addresses.ts";
import type { ExaminedHosts } from "../../output/examined.ts";
import type { Coverage } from "../../scanner.ts";
import type { NmapHost } from "./host.ts";
import { isSeenUp } from "./host.ts";
import { formatRun, HostSets } from "./host-sets.ts";
import type { NmapOptions } from "./options.ts";

/** Above this many, neighbouring addresses are written as ranges. */
const MAX_SINGLE_HOSTS = 64;
const MAX_MISSING = 200;

export interface Gap {
  what: string;
  why: string;
}

/** What one nmap process really examined, collected while its output is read. */
export class NmapCoverage {
  readonly #up: AddressRange[] = [];
  readonly #protocols: Record<string, string> = {};
  readonly #missing: Gap[] = [];
  readonly #sets = new HostSets();
  readonly #privileged: boolean;
  #isTrusted = true;
  #isEachHostListed = true;
  #silentCount = 0;
  #mode: string | null = null;
  downCount = 0;
  timedOutCount = 0;

  constructor(options: NmapOptions, privileged: boolean) {
    this.#privileged = privileged;
    if (options.osDetection && !privileged)
      this.addGap({
        what: "operating system detection",
        why: "needs raw sockets, which this agent does not have",
      });
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
    } else if (host.state !== "down") this.#silentCount += 1;
  }

  /** A damaged report may have lost anything: it proves nothing to be gone. */
  distrust(): void {
    this.#isTrusted = false;
  }

  addGap(gap: Gap): void {
    if (this.#missing.length < MAX_MISSING) this.#missing.push(gap);
  }

  toJson(): Coverage {
    const silent =
      this.#silentCount === 0
        ? []
        : [{ what: `${this.#silentCount} addresses`, why: "gave no answer, and host discovery was off" }];
    const unlisted = this.#isEachHostListed
      ? []
      : [{ what: "some hosts", why: "too different to list; nothing on them is taken to be gone" }];
    return {
      scanner: "nmap",
      hostsUp: compressed(this.#up),
      hostsDownCount: this.downCount,
      protocols: this.#protocols,
      mode: this.#mode,
      missing: [...this.#missing, ...silent, ...unlisted],
      examined: this.#isTrusted ? this.#sets.toJson(this.#privileged) : null,
    };
  }
}

/** One coverage for an attempt that ran a process for each address family. */
export function mergeNmapCoverage(parts: readonly Coverage[]): Coverage {
  const lists = (key: string) => parts.flatMap((part) => (Array.isArray(part[key]) ? part[key] : []));
  return {
    scanner: "nmap",
    hostsUp: lists("hostsUp"),
    hostsDownCount: parts.reduce((sum, part) => sum + Number(part.hostsDownCount ?? 0), 0),
    protocols: Object.assign({}, ...parts.map((part) => part.protocols)),
    mode: parts.map((part) => part.mode).find((mode) => typeof mode === "string") ?? null,
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
    return sorted.map(({ family, first }) => formatAddress(family, first));
  const runs: AddressRange[] = [];
  for (const host of sorted) {
    const last = runs.at(-1);
    if (last && host.first <= last.last + 1n) last.last = host.last;
    else runs.push({ ...host });
  }
  return runs.map(formatRun);
}

import { cleanLine, type ParsedEvent } from "../../finding.ts";
import type { HostFiles } from "../../host-files.ts";
import { pathText } from "../../output/path-text.ts";
import { ClamavCoverage, type Engine, type SignatureSource } from "./coverage.ts";
import { foundEvent, unscannedReason } from "./events.ts";
import type { ClamavInventory } from "./inventory.ts";
import type { Result } from "./result-line.ts";
import { classOfSignature } from "./severity.ts";

const MAX_SIGNATURES_OF_FILE = 1_000;
/** `instream(192.0.2.1@54321)` and `fd[10]`: what clamd calls data that it was sent. */
const STREAM = /^((?:in)?stream\([^@()]{1,100})@\d{1,5}\)$/;
const DESCRIPTOR = /^fd\[\d{1,10}\]$/;

/** What this agent knows of its own run. */
export interface ClamavRun {
  /** Absolute paths that are scanned, as the scanned machine names them. */
  roots: readonly string[];
  /** Where they are read. */
  host: HostFiles;
  inventory: ClamavInventory;
  engine: Engine;
  signatures: SignatureSource;
  /** Event about the signatures' age; null without the system's own. */
  signatureEvent: ParsedEvent | null;
  hash: (path: Buffer) => string | null;
}

export type Found = Extract<Result, { kind: "found" }>;

/** Turns what is said of files into events and coverage, whichever engine said it. */
export class FileResults {
  readonly coverage: ClamavCoverage;
  /** When the scanner said what comes next, where a log tells; else it is now. */
  observedAt: string | null = null;
  readonly #run: ClamavRun | null;
  readonly #now: () => Date;
  /** Roots as bytes in latin1, the longest first, with their text. */
  readonly #roots: { bytes: string; text: string }[];
  #current: { path: string; isInfected: boolean; isUnscanned: boolean; names: Set<string> } | null = null;
  #events: ParsedEvent[] = [];

  /** `run` is null for a report from elsewhere. */
  constructor(run: ClamavRun | null, now: () => Date) {
    this.#run = run;
    this.#now = now;
    this.coverage = new ClamavCoverage(run);
    this.#roots = [...(run?.roots ?? [])]
      .map((text) => ({ bytes: latin1(run?.host.locate(text) ?? text), text }))
      .sort((a, b) => b.bytes.length - a.bytes.length);
    if (run?.signatureEvent) this.#events.push(run.signatureEvent);
  }

  takeEvents(): ParsedEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** Whether a path can be one of the scan's. */
  isPossible(path: string): boolean {
    return this.#run === null || this.#rootOf(path) !== null;
  }

  /** Something of the file at that path was left out. */
  addGap(path: string, why: string): void {
    this.coverage.missing.add({ what: this.#shownPath(path), why });
  }

  #rootOf(path: string): string | null {
    if (this.#run === null) return rootOfReport(path);
    const root = this.#roots.find(
      ({ bytes }) => path === bytes || path.startsWith(bytes.endsWith("/") ? bytes : `${bytes}/`),
    );
    return root?.text ?? null;
  }

  add(result: Result): void {
    const { counts, missing } = this.coverage;
    const shown = () => this.#shownPath(result.path);
    switch (result.kind) {
      case "found":
        this.addFound(result);
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
        missing.add({ what: shown(), why: cleanLine(bytesText(result.why), 200) });
        break;
      case "acted":
        break;
      default:
        result satisfies never;
    }
  }

  /** The lines of one file follow each other, and may repeat a signature: for an archive and for what is in it. */
  addFound({ path, name, hash }: Found): void {
    const { counts, missing } = this.coverage;
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
        observedAt: this.#observedAt(),
        shownPath: this.#shownPath(path),
        signature: bytesText(name),
        hashes: this.#hashes(bytes, hash),
      }),
    );
  }

  /** A log without a zone may seem to come from the future. */
  #observedAt(): string {
    const now = this.#now().toISOString();
    return this.observedAt !== null && this.observedAt < now ? this.observedAt : now;
  }

  /** As the scanned machine names it. Data that came over a connection is named without the client's port. */
  #shownPath(path: string): string {
    const name = this.#run?.host.nameOf(path) ?? path.replace(STREAM, "$1)").replace(DESCRIPTOR, "fd");
    return pathText(Buffer.from(name, "latin1"));
  }

  #hashes(path: Buffer, told: string | null): Record<string, string> {
    const sha256 = this.#run?.hash(path) ?? null;
    return {
      ...(told === null ? {} : { [told.length === 64 ? "sha256" : "md5"]: told }),
      ...(sha256 === null ? {} : { sha256 }),
    };
  }
}

/** A report from elsewhere does not say what was scanned: the first folder of a path stands for it. */
function rootOfReport(path: string): string {
  const first = /^(?:[A-Za-z]:[\\/]|\\\\[^\\]+\\[^\\]+\\|\/[^/]*\/|\/)/.exec(path)?.[0] ?? ".";
  const text = pathText(Buffer.from(first, "latin1"));
  return text.length > 3 && /[\\/]$/.test(text) ? text.slice(0, -1) : text;
}

function latin1(text: string): string {
  return Buffer.from(text).toString("latin1");
}

/** Text of bytes in latin1. */
export function bytesText(bytes: string): string {
  return Buffer.from(bytes, "latin1").toString("utf8");
}

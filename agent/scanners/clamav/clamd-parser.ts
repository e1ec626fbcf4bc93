import type { ParsedEvent } from "../../finding.ts";
import { type Line, LineReader } from "../../output/lines.ts";
import type { OutputParser, ProcessEnd, Progress } from "../../scanner.ts";
import type { RunningClamd } from "./clamd.ts";
import { ClamdRecord } from "./clamd-job.ts";
import { clamavProgress } from "./progress.ts";
import { type ClamavRun, FileResults } from "./results.ts";
import { judgeClamd } from "./verdict.ts";

/** A path, escaped at worst, and many signatures. */
const MAX_LINE_BYTES = 256 * 1024;

const FIRST_ONLY = "clamd may not read it by itself, so it told the first signature only";

/** Reads what clamd-process.ts prints. */
export function createClamdParser(run: ClamavRun, clamd: RunningClamd, now = () => new Date()): OutputParser {
  return new ClamdParser(run, clamd, now);
}

class ClamdParser implements OutputParser {
  readonly #run: ClamavRun;
  readonly #clamd: RunningClamd;
  readonly #results: FileResults;
  readonly #lines = new LineReader(MAX_LINE_BYTES);
  #last: Extract<ClamdRecord, { kind: "end" | "lost" }> | null = null;
  #isFinished = false;

  constructor(run: ClamavRun, clamd: RunningClamd, now: () => Date) {
    this.#run = run;
    this.#clamd = clamd;
    this.#results = new FileResults(run, now);
    for (const gap of gapsOf(clamd)) this.#results.coverage.missing.add(gap);
  }

  write(chunk: Uint8Array): ParsedEvent[] {
    for (const line of this.#lines.write(chunk)) this.#readLine(line);
    return this.#results.takeEvents();
  }

  end(end: ProcessEnd): ReturnType<OutputParser["end"]> {
    const rest = this.#lines.end();
    const { coverage } = this.#results;
    if (rest) coverage.unreadable.add(rest.number, "has no end");
    const { inventory } = this.#run;
    const verdict = judgeClamd(end, {
      counts: coverage.counts,
      unreadableLines: coverage.unreadable.total,
      filesCounted: inventory.isFinished ? inventory.files : null,
      isEnded: this.#last?.kind === "end",
      lost: this.#last?.kind === "lost" ? this.#last.why : null,
    });
    if (verdict.outcome === "failed")
      coverage.missing.add({ what: "the rest of the scan", why: verdict.message });
    else this.#isFinished = true;
    return {
      events: this.#results.takeEvents(),
      verdict,
      coverage: coverage.toJson(
        verdict,
        {
          knownSignatures: null,
          engineVersion: this.#clamd.engineVersion,
          scannedFolders: this.#last?.kind === "end" ? this.#last.folders : null,
          scannedFiles: null,
          infectedFiles: null,
          errors: null,
          startedAt: null,
        },
        inventory,
      ),
    };
  }

  progress(): Progress {
    if (this.#isFinished) return { fraction: 1, note: "finished" };
    const { ok, infected, empty } = this.#results.coverage.counts;
    return clamavProgress(ok + infected + empty, this.#run.inventory);
  }

  #readLine({ bytes, number }: Line): void {
    const record = ClamdRecord.safeParse(parseJson(bytes.toString("utf8"))).data;
    if (record === undefined || this.#last !== null)
      this.#results.coverage.unreadable.add(number, "is no record of a scan through clamd");
    else if (record.kind === "end" || record.kind === "lost") this.#last = record;
    else if (!this.#results.isPossible(record.path))
      this.#results.coverage.unreadable.add(number, "not below a scanned path");
    else this.#add(record);
  }

  #add(record: Exclude<ClamdRecord, { kind: "end" | "lost" }>): void {
    switch (record.kind) {
      case "scanned":
        if (record.isFirstOnly) this.#results.addGap(record.path, FIRST_ONLY);
        if (record.found.length === 0) this.#results.add({ kind: "ok", path: record.path });
        for (const name of record.found)
          this.#results.addFound({ ...record, kind: "found", name, hash: null });
        return;
      case "special":
        // The inventory named it.
        this.#results.coverage.counts.special += 1;
        return;
      default:
        this.#results.add(record);
    }
  }
}

/** What clamd leaves out in silence, by its own settings. */
function gapsOf({ limits }: RunningClamd): { what: string; why: string }[] {
  if (limits === null)
    return [{ what: "what clamd's own limits leave out", why: "its settings cannot be read by the agent" }];
  return [
    ...(limits.tellsOfLimits
      ? []
      : [
          {
            what: "archives beyond clamd's own limits",
            why: "clamd tells of them with AlertExceedsMax only",
          },
        ]),
    ...(limits.tellsOfEncrypted
      ? []
      : [{ what: "encrypted archives and documents", why: "clamd tells of them with AlertEncrypted only" }]),
  ];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no record, which the caller says
  }
}

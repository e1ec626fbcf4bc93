import type { EndingCode } from "./ending-codes.ts";
import { cleanLine } from "./finding.ts";
import { type Gap, GapList } from "./output/gaps.ts";
import type { OutputParser, ProcessEnd, Progress, Verdict } from "./scanner.ts";

const NUL = 0;
/** Longest path on Linux, and room for what stands before it. */
const MAX_ENTRY_BYTES = 4_096 + 64;

/** What there is to read below the paths of a scan, counted before it. Filled by its parser, read by the scan's. */
export abstract class FileInventory {
  /** False until the count is finished. */
  isFinished = false;
  hasGaps = false;
  files = 0;
  folders = 0;
  /** Symbolic links: never followed. */
  links = 0;
  /** Sockets, pipes, devices: never read. */
  special = 0;
  readonly #missing = new GapList();

  /** `entry` as the scanner's inventoryCommand has it printed, without its NUL. */
  abstract add(entry: Buffer): void;

  /** Something was there that could not be counted. */
  addGap(gap: Gap): void {
    this.hasGaps = true;
    this.#missing.add(gap);
  }

  /** Something is left out by the limits of the scan: named in the coverage, and no reason to doubt the count. */
  leaveOut(gap: Gap): void {
    this.#missing.add(gap);
  }

  missing(): Gap[] {
    return this.#missing.toJson();
  }

  /** What is missing, as paths; null where that cannot be said of each. */
  gapPaths(): string[] | null {
    return this.#missing.paths();
  }
}

/** Reads the output of a scanner's inventoryCommand into `inventory`. It finds nothing itself, so it emits no events. */
export function createInventoryParser(inventory: FileInventory): OutputParser {
  return new InventoryParser(inventory);
}

class InventoryParser implements OutputParser {
  readonly #inventory: FileInventory;
  #rest = Buffer.alloc(0);

  constructor(inventory: FileInventory) {
    this.#inventory = inventory;
  }

  write(chunk: Uint8Array): [] {
    const bytes = Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NUL); end !== -1; end = bytes.indexOf(NUL, start)) {
      this.#inventory.add(bytes.subarray(start, end));
      start = end + 1;
    }
    this.#rest = Buffer.from(bytes.subarray(start, start + MAX_ENTRY_BYTES));
    return [];
  }

  end(end: ProcessEnd): ReturnType<OutputParser["end"]> {
    const { files, folders, links, special } = this.#inventory;
    const verdict = this.#judge(end);
    this.#inventory.isFinished = verdict.outcome !== "failed";
    const isEmpty = files + folders + links + special === 0 && !this.#inventory.hasGaps;
    if (this.#inventory.isFinished && isEmpty)
      return {
        events: [],
        verdict: failed("TARGET_MISSING", "There is nothing at that path."),
        coverage: {},
      };
    return { events: [], verdict, coverage: {} };
  }

  progress(): Progress {
    return { fraction: 0, note: `counting files: ${this.#inventory.files}` };
  }

  #judge({ exitCode, signal, stderrTail }: ProcessEnd): Verdict {
    const said = cleanLine(stderrTail.trim().split("\n").at(-1) ?? "", 300);
    if (signal !== null) return failed("SCANNER_KILLED", `find was ended by ${signal}.`);
    if (exitCode === 0 && this.#rest.length === 0)
      return { outcome: "complete", code: "COMPLETE", message: "" };
    if (exitCode !== 0 && exitCode !== 1)
      return failed("SCANNER_FAILED", `find ended with exit code ${exitCode}${said ? `: ${said}` : "."}`);
    this.#inventory.addGap({ what: "a part of the file tree", why: said || "the list of files ends early" });
    return { outcome: "partial", code: "FILES_NOT_READ", message: said || "The list of files ends early." };
  }
}

function failed(code: EndingCode, message: string): Verdict {
  return { outcome: "failed", code, message };
}

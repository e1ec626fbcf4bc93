import { cleanLine } from "../../finding.ts";
import type { OutputParser, ProcessEnd, Progress, Verdict } from "../../scanner.ts";
import { type Gap, GapList } from "./coverage.ts";
import { pathText } from "./text.ts";

const NUL = 0;
/** Longest path on Linux, and room for the letter and the depth. */
const MAX_ENTRY_BYTES = 4_096 + 64;

/** What there is to read below one path, counted before the scan. Filled by its parser, read by the scan's. */
export class Inventory {
  /** False until the count is finished. */
  isFinished = false;
  /** Something was there that could not be counted. */
  hasGaps = false;
  files = 0;
  folders = 0;
  /** Symbolic links: never followed. */
  links = 0;
  /** Sockets, pipes, devices: never read. */
  special = 0;
  tooLargeFiles = 0;
  readonly #missing = new GapList();

  /** `entry` as inventoryCommand has it printed. */
  add(entry: Buffer, isRecursive: boolean): void {
    const kind = String.fromCharCode(entry[0] ?? 0);
    const [depth = "", ...rest] = entry.toString("latin1", 1).split(" ");
    const path = pathText(Buffer.from(rest.join(" "), "latin1"));
    switch (kind) {
      case "f":
        this.files += 1;
        return;
      case "d":
        this.folders += 1;
        return;
      case "y":
        this.links += 1;
        return;
      case "s":
        this.special += 1;
        return;
      case "r":
        this.addGap({ what: path, why: "may not be read" });
        return;
      case "u":
        if (isRecursive || depth === "0") this.addGap({ what: path, why: "folder may not be opened" });
        return;
      case "l":
        this.#addLarge(path, depth);
        return;
      default:
        this.addGap({ what: "an entry of the inventory", why: "not understood" });
    }
  }

  addGap(gap: Gap): void {
    this.hasGaps = true;
    this.#missing.add(gap);
  }

  missing(): Gap[] {
    return this.#missing.toJson();
  }

  #addLarge(path: string, depth: string): void {
    // The target itself is read whatever its size.
    if (depth === "0") this.files += 1;
    else {
      this.tooLargeFiles += 1;
      this.#missing.add({ what: path, why: "larger than maxFileBytes" });
    }
  }
}

/** Reads the output of inventoryCommand into `inventory`. It finds nothing itself, so it emits no events. */
export function createInventoryParser(inventory: Inventory, isRecursive: boolean): OutputParser {
  return new InventoryParser(inventory, isRecursive);
}

class InventoryParser implements OutputParser {
  readonly #inventory: Inventory;
  readonly #isRecursive: boolean;
  #rest = Buffer.alloc(0);

  constructor(inventory: Inventory, isRecursive: boolean) {
    this.#inventory = inventory;
    this.#isRecursive = isRecursive;
  }

  write(chunk: Uint8Array): [] {
    let bytes: Buffer = Buffer.concat([this.#rest, chunk]);
    for (let end = bytes.indexOf(NUL); end !== -1; end = bytes.indexOf(NUL)) {
      this.#inventory.add(bytes.subarray(0, end), this.#isRecursive);
      bytes = bytes.subarray(end + 1);
    }
    this.#rest = Buffer.from(bytes.subarray(0, MAX_ENTRY_BYTES));
    return [];
  }

  end(end: ProcessEnd): ReturnType<OutputParser["end"]> {
    const { files, folders } = this.#inventory;
    const verdict = this.#judge(end);
    this.#inventory.isFinished = verdict.outcome !== "failed";
    const isEmpty = files + folders === 0 && !this.#inventory.hasGaps;
    if (verdict.outcome !== "failed" && isEmpty && this.#inventory.special + this.#inventory.links === 0)
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

function failed(code: string, message: string): Verdict {
  return { outcome: "failed", code, message };
}

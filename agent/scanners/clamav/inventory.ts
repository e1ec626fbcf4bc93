import { cleanLine } from "../../finding.ts";
import type { OutputParser, ProcessEnd, Progress, Verdict } from "../../scanner.ts";
import { type Gap, GapList } from "../yara/coverage.ts";
import { pathText } from "../yara/text.ts";

const MAX_ENTRY_BYTES = 4_096 + 1;
/** Names with line feeds, at most: real trees have none. */
const MAX_STRANGE_NAMES = 10_000;

/** What there is to read below the paths, counted before the scan. Filled by its parser, read by the scan's. */
export class Inventory {
  /** False until the count is finished. */
  isFinished = false;
  files = 0;
  folders = 0;
  links = 0;
  /** Sockets, pipes, devices: never read. */
  special = 0;
  /** Paths of files that hold line feeds, as bytes in latin1. */
  readonly strangeNames: string[] = [];
  readonly #missing = new GapList();

  /** `entry` as inventoryCommand has it printed. */
  add(entry: Buffer): void {
    const path = entry.subarray(1);
    switch (String.fromCharCode(entry[0] ?? 0)) {
      case "f":
        this.files += 1;
        return;
      case "n":
        this.files += 1;
        if (this.strangeNames.length < MAX_STRANGE_NAMES) this.strangeNames.push(path.toString("latin1"));
        return;
      case "d":
        this.folders += 1;
        return;
      case "l":
        this.links += 1;
        return;
      case "s":
        this.special += 1;
        this.#missing.add({ what: pathText(path), why: "a socket, a pipe or a device" });
        return;
      default:
        this.addGap({ what: "an entry of the inventory", why: "not understood" });
    }
  }

  addGap(gap: Gap): void {
    this.#missing.add(gap);
  }

  missing(): Gap[] {
    return this.#missing.toJson();
  }
}

/** Reads the output of inventoryCommand into `inventory`. It finds nothing itself, so it emits no events. */
export function createInventoryParser(inventory: Inventory): OutputParser {
  return new InventoryParser(inventory);
}

class InventoryParser implements OutputParser {
  readonly #inventory: Inventory;
  #rest = Buffer.alloc(0);

  constructor(inventory: Inventory) {
    this.#inventory = inventory;
  }

  write(chunk: Uint8Array): [] {
    const bytes = Buffer.concat([this.#rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
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
    const isEmpty = files + folders + links + special === 0;
    if (verdict.outcome !== "failed" && isEmpty)
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
    // What find may not open, clamscan names by itself.
    return { outcome: "partial", code: "FILES_NOT_READ", message: said || "The list of files ends early." };
  }
}

function failed(code: string, message: string): Verdict {
  return { outcome: "failed", code, message };
}

/** The numbers at the end of the output; null where they are not told. */
export interface Summary {
  knownSignatures: number | null;
  engineVersion: string | null;
  scannedFolders: number | null;
  scannedFiles: number | null;
  infectedFiles: number | null;
  errors: number | null;
  startedAt: string | null;
}

const TITLE = /^-+ SCAN SUMMARY -+$/;
const KEYS = {
  "Known viruses": "knownSignatures",
  "Scanned directories": "scannedFolders",
  "Scanned files": "scannedFiles",
  "Infected files": "infectedFiles",
  "Total errors": "errors",
} as const;
const OTHER = /^(?:Data scanned|Data read|Time|End Date|Not (?:removed|moved|copied)|Removed|Moved|Copied): /;

/**
 * Reads the summary. A file name can pretend to be one, so in a run of this agent only the last one counts, and only when
 * nothing follows it. A report from elsewhere may be the log of several runs, so there their numbers are added.
 */
export class SummaryReader {
  readonly #isLog: boolean;
  #summary: Summary | null = null;
  #earlier: Summary | null = null;

  constructor(isLog: boolean) {
    this.#isLog = isLog;
  }

  /** True when the line belongs to a summary. */
  add(line: string): boolean {
    if (TITLE.test(line)) {
      this.forget();
      this.#summary = empty();
      return true;
    }
    return this.#summary !== null && this.#read(this.#summary, line);
  }

  /** A result came: what was read before was no summary, or that of an earlier run. */
  forget(): void {
    if (this.#isLog && this.#summary) this.#earlier = sum(this.#earlier, this.#summary);
    this.#summary = null;
  }

  get(): Summary | null {
    return this.#summary && sum(this.#earlier, this.#summary);
  }

  #read(summary: Summary, line: string): boolean {
    const [, key = "", value = ""] = /^([A-Z][A-Za-z/ ]{2,30}): +(.{1,200})$/.exec(line) ?? [];
    const number = value.replaceAll(",", "");
    if (Object.hasOwn(KEYS, key) && /^\d{1,12}$/.test(number)) {
      summary[KEYS[key as keyof typeof KEYS]] = Number(number);
      return true;
    }
    if (key === "Engine version") summary.engineVersion = value;
    else if (key === "Start Date") summary.startedAt = timeOf(value);
    else return OTHER.test(line) || (this.#isLog && key !== "" && !value.endsWith(" FOUND"));
    return true;
  }
}

function sum(earlier: Summary | null, last: Summary): Summary {
  if (earlier === null) return last;
  const add = (a: number | null, b: number | null) => (a === null && b === null ? null : (a ?? 0) + (b ?? 0));
  return {
    ...last,
    scannedFolders: add(earlier.scannedFolders, last.scannedFolders),
    scannedFiles: add(earlier.scannedFiles, last.scannedFiles),
    infectedFiles: add(earlier.infectedFiles, last.infectedFiles),
    errors: add(earlier.errors, last.errors),
    startedAt: earlier.startedAt,
  };
}

function empty(): Summary {
  return {
    knownSignatures: null,
    engineVersion: null,
    scannedFolders: null,
    scannedFiles: null,
    infectedFiles: null,
    errors: null,
    startedAt: null,
  };
}

/** "2026:11:23 19:45:29", the machine's own time. */
function timeOf(value: string): string | null {
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(value);
  const time = match ? Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}`) : Number.NaN;
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}

import type {
  ClamavConfigInput,
  ClamavSignatures,
  LynisConfigInput,
  YaraConfigInput,
} from "./gql/graphql.ts";

/** The options of lynis, clamav and yara as filled in. Numbers are texts as typed; empty is the default. */
export interface ScannerDraft {
  lynisSkipSlow: boolean;
  /** Groups of tests, separated by commas or spaces; empty for all. */
  lynisGroups: string;
  clamavSignatures: ClamavSignatures | "";
  clamavRuleSets: string[];
  clamavDetectUnwanted: boolean;
  clamavFileTimeoutSeconds: string;
  clamavMaxArchiveDepth: string;
  /** MiB. */
  clamavMaxFile: string;
  /** MiB. */
  clamavMaxScan: string;
  yaraRuleSets: string[];
  yaraFastScan: boolean;
  yaraRecursive: boolean;
  /** MiB. */
  yaraMaxFile: string;
  yaraTimeoutSeconds: string;
}

/** What a scan needs to be told, by the scanners chosen. */
export interface ScannerNeeds {
  readonly targets: boolean;
  readonly paths: boolean;
}

const MIB = 1024 * 1024;
const FILE_SCANNERS = ["clamav", "yara"];
const WITHOUT_TARGETS = ["lynis", "suricata", ...FILE_SCANNERS];

/** A scanner that is not known here is taken for one of the network. */
export function needsOf(scanners: readonly string[]): ScannerNeeds {
  return {
    targets: scanners.some((name) => !WITHOUT_TARGETS.includes(name)),
    paths: scanners.some((name) => FILE_SCANNERS.includes(name)),
  };
}

export function emptyScannerDraft(): ScannerDraft {
  return {
    lynisSkipSlow: false,
    lynisGroups: "",
    clamavSignatures: "",
    clamavRuleSets: [],
    clamavDetectUnwanted: false,
    clamavFileTimeoutSeconds: "",
    clamavMaxArchiveDepth: "",
    clamavMaxFile: "",
    clamavMaxScan: "",
    yaraRuleSets: [],
    yaraFastScan: false,
    yaraRecursive: true,
    yaraMaxFile: "",
    yaraTimeoutSeconds: "",
  };
}

/** Paths as typed, one a line, without repeats. They may hold spaces and commas. The head judges them. */
export function splitPaths(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ""))];
}

/** Why the options cannot be sent yet, as a sentence; null when they can. */
export function whyNoOptions(scanners: readonly string[], draft: ScannerDraft): string | null {
  if (scanners.includes("yara") && draft.yaraRuleSets.length === 0) return "Choose a rule set for yara.";
  const needsRules = draft.clamavSignatures === "BOTH" || draft.clamavSignatures === "RULE_SETS";
  if (scanners.includes("clamav") && needsRules && draft.clamavRuleSets.length === 0) {
    return "Choose a rule set for clamav, or its own signatures alone.";
  }
  const wrong = sizesOf(scanners, draft).find(({ text }) => !/^(\d{1,6}(\.\d+)?)?$/.test(text.trim()));
  return wrong ? `${wrong.name} must be a number of MiB.` : null;
}

/** The whole numbers of the scanners chosen, with their names for a sentence. */
export function wholeNumbersOf(scanners: readonly string[], draft: ScannerDraft) {
  const clamav = [
    { name: "Seconds a file", text: draft.clamavFileTimeoutSeconds },
    { name: "Archives inside of archives", text: draft.clamavMaxArchiveDepth },
  ];
  const yara = [{ name: "Seconds a path", text: draft.yaraTimeoutSeconds }];
  return [...(scanners.includes("clamav") ? clamav : []), ...(scanners.includes("yara") ? yara : [])];
}

function sizesOf(scanners: readonly string[], draft: ScannerDraft) {
  const clamav = [
    { name: "The largest file of clamav", text: draft.clamavMaxFile },
    { name: "The most read of one file", text: draft.clamavMaxScan },
  ];
  const yara = [{ name: "The largest file of yara", text: draft.yaraMaxFile }];
  return [...(scanners.includes("clamav") ? clamav : []), ...(scanners.includes("yara") ? yara : [])];
}

/** Options of lynis as the head takes them; only those that differ from the defaults. */
export function toLynisConfig(draft: ScannerDraft): LynisConfigInput {
  const groups = [...new Set(draft.lynisGroups.split(/[\s,;]+/).filter((group) => group !== ""))];
  return { ...(draft.lynisSkipSlow ? { skipSlow: true } : {}), ...(groups.length > 0 ? { groups } : {}) };
}

/** Options of clamav as the head takes them; only those that differ from the defaults. */
export function toClamavConfig(draft: ScannerDraft): ClamavConfigInput {
  const usesRules = draft.clamavSignatures !== "SYSTEM" && draft.clamavRuleSets.length > 0;
  return {
    ...(draft.clamavSignatures === "" ? {} : { signatures: draft.clamavSignatures }),
    ...(usesRules ? { ruleSets: [...draft.clamavRuleSets] } : {}),
    ...(draft.clamavDetectUnwanted ? { detectUnwanted: true } : {}),
    fileTimeoutSeconds: wholeNumber(draft.clamavFileTimeoutSeconds),
    maxArchiveDepth: wholeNumber(draft.clamavMaxArchiveDepth),
    maxFileBytes: bytesOf(draft.clamavMaxFile),
    maxScanBytes: bytesOf(draft.clamavMaxScan),
  };
}

/** Options of yara as the head takes them; only those that differ from the defaults. */
export function toYaraConfig(draft: ScannerDraft): YaraConfigInput {
  return {
    ruleSets: [...draft.yaraRuleSets],
    ...(draft.yaraFastScan ? { fastScan: true } : {}),
    ...(draft.yaraRecursive ? {} : { recursive: false }),
    maxFileBytes: bytesOf(draft.yaraMaxFile),
    timeoutSeconds: wholeNumber(draft.yaraTimeoutSeconds),
  };
}

/** What was asked of these scanners, as a draft to change. */
export function toScannerDraft(config: {
  lynis?: LynisConfigInput | null;
  clamav?: ClamavConfigInput | null;
  yara?: YaraConfigInput | null;
}): ScannerDraft {
  const { lynis, clamav, yara } = config;
  return {
    lynisSkipSlow: lynis?.skipSlow ?? false,
    lynisGroups: (lynis?.groups ?? []).join(", "),
    clamavSignatures: clamav?.signatures ?? "",
    clamavRuleSets: [...(clamav?.ruleSets ?? [])],
    clamavDetectUnwanted: clamav?.detectUnwanted ?? false,
    clamavFileTimeoutSeconds: textOf(clamav?.fileTimeoutSeconds),
    clamavMaxArchiveDepth: textOf(clamav?.maxArchiveDepth),
    clamavMaxFile: mebibytes(clamav?.maxFileBytes),
    clamavMaxScan: mebibytes(clamav?.maxScanBytes),
    yaraRuleSets: [...(yara?.ruleSets ?? [])],
    yaraFastScan: yara?.fastScan ?? false,
    yaraRecursive: yara?.recursive ?? true,
    yaraMaxFile: mebibytes(yara?.maxFileBytes),
    yaraTimeoutSeconds: textOf(yara?.timeoutSeconds),
  };
}

/** Undefined for an empty text: JSON leaves it out, and the head takes its default. */
function wholeNumber(text: string): number | undefined {
  return text.trim() === "" ? undefined : Number(text);
}

function bytesOf(text: string): number | undefined {
  return text.trim() === "" ? undefined : Math.round(Number(text) * MIB);
}

function mebibytes(bytes: number | null | undefined): string {
  return bytes == null ? "" : String(bytes / MIB);
}

function textOf(number: number | null | undefined): string {
  return number == null ? "" : String(number);
}

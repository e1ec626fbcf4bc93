import type {
  ClamavConfigInput,
  ClamavSignatures,
  LynisConfigInput,
  LynisGroups,
  YaraConfigInput,
} from "./gql/graphql.ts";
import type { ScanProblem } from "./scan-problems.ts";

/** Which tests of lynis: all, those of some groups, or some by id. */
export type LynisChoice = "all" | "groups" | "tests";

/** The options of lynis, clamav and yara as filled in. Numbers are texts as typed; empty is the default. */
export interface ScannerDraft {
  lynisSkipSlow: boolean;
  lynisChoice: LynisChoice;
  lynisGroups: LynisGroups[];
  /** Ids of tests, separated by commas or spaces. */
  lynisTests: string;
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
    lynisChoice: "all",
    lynisGroups: [],
    lynisTests: "",
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

/** What keeps the options of lynis, clamav and yara from being sent, by field. */
export function scannerProblems(scanners: readonly string[], draft: ScannerDraft): ScanProblem[] {
  const problems: ScanProblem[] = [];
  if (scanners.includes("lynis")) problems.push(...lynisProblems(draft));
  const needsRules = draft.clamavSignatures === "BOTH" || draft.clamavSignatures === "RULE_SETS";
  if (scanners.includes("clamav") && needsRules && draft.clamavRuleSets.length === 0)
    problems.push({
      field: "clamav-rules",
      sentence: "Choose a rule set for clamav, or its own signatures alone.",
    });
  return problems;
}

function lynisProblems({ lynisChoice, lynisGroups, lynisTests }: ScannerDraft): ScanProblem[] {
  if (lynisChoice === "groups" && lynisGroups.length === 0)
    return [{ field: "lynis-groups", sentence: "Choose at least one group of tests, or all tests." }];
  if (lynisChoice !== "tests") return [];
  const tests = splitTests(lynisTests);
  const wrong = tests.find((test) => !/^[A-Z]{3,4}-\d{4}$/.test(test));
  if (tests.length > 0 && wrong === undefined) return [];
  const sentence =
    wrong === undefined
      ? "Name at least one test, or take all tests."
      : `"${wrong.slice(0, 40)}" is no test: tests are named like SSH-7408.`;
  return [{ field: "lynis-tests", sentence }];
}

function splitTests(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((test) => test !== ""))].map((test) => test.toUpperCase());
}

/** Options of lynis as the head takes them; only those that differ from the defaults. */
export function toLynisConfig(draft: ScannerDraft): LynisConfigInput {
  return {
    ...(draft.lynisSkipSlow ? { skipSlow: true } : {}),
    ...(draft.lynisChoice === "groups" ? { groups: [...draft.lynisGroups] } : {}),
    ...(draft.lynisChoice === "tests" ? { tests: splitTests(draft.lynisTests) } : {}),
  };
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
    ...(draft.yaraRuleSets.length > 0 ? { ruleSets: [...draft.yaraRuleSets] } : {}),
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
    lynisChoice: lynis?.tests?.length ? "tests" : lynis?.groups?.length ? "groups" : "all",
    lynisGroups: [...(lynis?.groups ?? [])],
    lynisTests: (lynis?.tests ?? []).join(", "),
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

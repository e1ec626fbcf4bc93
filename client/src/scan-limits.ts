import type { ScanDraft } from "./assign-scan-input.ts";

/** A number that may be set, with what the head takes. Empty is the default. */
export interface Limit {
  /** Its text in the draft. */
  key: LimitKey;
  /** Whose option it is; null for a limit of the scan itself. */
  scanner: string | null;
  label: string;
  unit: "whole" | "MiB";
  least: number;
  most: number;
  /** What an empty field means. */
  standard: string;
}

const nmap = { scanner: "nmap", unit: "whole" } as const;
const clamav = { scanner: "clamav", least: 1 } as const;
const yara = { scanner: "yara", least: 1 } as const;

export const LIMITS = [
  { key: "maxRetries", ...nmap, label: "Retries a probe, at most", least: 0, most: 10, standard: "2" },
  {
    key: "minRate",
    ...nmap,
    label: "Packets a second, at least",
    least: 1,
    most: 100_000,
    standard: "as nmap sees fit",
  },
  {
    key: "hostTimeoutSeconds",
    ...nmap,
    label: "Seconds a host, at most",
    least: 1,
    most: 86_400,
    standard: "900",
  },
  {
    key: "clamavFileTimeoutSeconds",
    ...clamav,
    unit: "whole",
    label: "Seconds a file, at most",
    most: 3_600,
    standard: "120",
  },
  {
    key: "clamavMaxArchiveDepth",
    ...clamav,
    unit: "whole",
    label: "Archives inside of archives",
    most: 100,
    standard: "17",
  },
  {
    key: "clamavMaxFile",
    ...clamav,
    unit: "MiB",
    label: "Largest file, in MiB",
    least: 0,
    most: 2_047,
    standard: "100",
  },
  {
    key: "clamavMaxScan",
    ...clamav,
    unit: "MiB",
    label: "Most read of a file, in MiB",
    least: 0,
    most: 2_047,
    standard: "400",
  },
  {
    key: "yaraMaxFile",
    ...yara,
    unit: "MiB",
    label: "Largest file, in MiB",
    least: 0,
    most: 4_096,
    standard: "128",
  },
  {
    key: "yaraTimeoutSeconds",
    ...yara,
    unit: "whole",
    label: "Seconds a path, at most",
    most: 86_400,
    standard: "3600",
  },
  {
    key: "maxRunMinutes",
    scanner: null,
    unit: "whole",
    label: "Longest run, in minutes",
    least: 1,
    most: 10_080,
    standard: "as the scanner needs",
  },
] as const satisfies readonly (Omit<Limit, "key"> & { key: keyof ScanDraft })[];

export type LimitKey = (typeof LIMITS)[number]["key"];

/** The limits of one scanner. */
export function limitsOf(scanner: string): Limit[] {
  return LIMITS.filter((limit) => limit.scanner === scanner);
}

/** Why a number as typed can't be sent, as a sentence; null when it can. */
export function whyNoNumber({ label, unit, least, most }: Limit, text: string): string | null {
  const typed = text.trim();
  if (typed === "") return null;
  const isNumber = unit === "whole" ? /^\d{1,9}$/.test(typed) : /^\d{1,6}(\.\d+)?$/.test(typed);
  const number = Number(typed);
  if (isNumber && number >= least && number <= most && (unit === "whole" || number > 0)) return null;
  const kind = unit === "whole" ? `a whole number from ${least}` : "a number of MiB, above 0 and up";
  return `"${label}" is ${kind} to ${most.toLocaleString("en")}, not "${typed.slice(0, 20)}".`;
}

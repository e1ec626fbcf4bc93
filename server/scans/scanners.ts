import type { z } from "zod";
import { clamavOptions } from "../../agent/scanners/clamav/options.ts";
import { lynisOptions } from "../../agent/scanners/lynis/options.ts";
import { nmapOptions } from "../../agent/scanners/nmap/options.ts";
import { suricataOptions } from "../../agent/scanners/suricata/options.ts";
import { yaraOptions } from "../../agent/scanners/yara/options.ts";

/** What the head knows of a scanner that can be asked for. */
type ScannerRules = {
  /** What it looks at: addresses, files, or the machine that the agent runs on. */
  targetKind: "network" | "paths" | "machine";
  /** Checks its options: the same schema as the agent's, which checks them again. */
  config: z.ZodType;
  /** The longest one attempt may run unless the scan says otherwise, in seconds. */
  maxRunSeconds: number;
};

const HOUR_SECONDS = 60 * 60;

/** The scanners that a scan may ask for. */
export const SCANNERS: Record<string, ScannerRules> = {
  nmap: { targetKind: "network", config: nmapOptions, maxRunSeconds: 4 * HOUR_SECONDS },
  lynis: { targetKind: "machine", config: lynisOptions, maxRunSeconds: HOUR_SECONDS },
  clamav: { targetKind: "paths", config: clamavOptions, maxRunSeconds: 12 * HOUR_SECONDS },
  suricata: { targetKind: "machine", config: suricataOptions, maxRunSeconds: 25 * HOUR_SECONDS },
  yara: { targetKind: "paths", config: yaraOptions, maxRunSeconds: 4 * HOUR_SECONDS },
};

/** Names of the rule sets that a checked config uses. */
export function ruleSetsOf(config: unknown): string[] {
  const { ruleSets } = config as { ruleSets?: string[] | null };
  return ruleSets ?? [];
}

import type { ScannerContract } from "../../agent/scanner.ts";
import { clamavContract } from "../../agent/scanners/clamav/contract.ts";
import { lynisContract } from "../../agent/scanners/lynis/contract.ts";
import { nmapContract } from "../../agent/scanners/nmap/contract.ts";
import { suricataContract } from "../../agent/scanners/suricata/contract.ts";
import { yaraContract } from "../../agent/scanners/yara/contract.ts";

/** The scanners that a scan may ask for, by name. A new one is a line here: its GraphQL input is made from its options. */
export const SCANNERS: Record<string, ScannerContract<unknown>> = {
  nmap: nmapContract,
  lynis: lynisContract,
  clamav: clamavContract,
  suricata: suricataContract,
  yara: yaraContract,
};

/** Names of the rule sets that a checked config uses. */
export function ruleSetsOf(config: unknown): string[] {
  const { ruleSets } = config as { ruleSets?: string[] | null };
  return ruleSets ?? [];
}

/** Names of the rule sets that any scanner of a checked scan uses. */
export function ruleSetsOfScan(config: object | null | undefined): string[] {
  return Object.values(config ?? {}).flatMap((one) => (one ? ruleSetsOf(one) : []));
}

import type { ScannerContract } from "../../scanner.ts";
import { nmapLimits } from "./limits.ts";
import { type NmapOptions, nmapOptions } from "./options.ts";

const HOUR_SECONDS = 60 * 60;

/** What agent and head agree on. */
export const nmapContract: ScannerContract<NmapOptions> = {
  name: "nmap",
  targetKind: "network",
  options: nmapOptions,
  limits: nmapLimits,
  rights: ["raw-sockets"],
  maxRunSeconds: 4 * HOUR_SECONDS,
};

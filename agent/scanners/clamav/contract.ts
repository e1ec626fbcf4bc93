import type { ScannerContract } from "../../scanner.ts";
import { clamavLimits } from "./limits.ts";
import { type ClamavOptions, clamavOptions } from "./options.ts";

const HOUR_SECONDS = 60 * 60;

/** What agent and head agree on. */
export const clamavContract: ScannerContract<ClamavOptions> = {
  name: "clamav",
  targetKind: "paths",
  options: clamavOptions,
  limits: clamavLimits,
  rights: ["read-all-files"],
  maxRunSeconds: 12 * HOUR_SECONDS,
};

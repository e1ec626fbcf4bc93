import type { ScannerContract } from "../../scanner.ts";
import { suricataLimits } from "./limits.ts";
import { type SuricataOptions, suricataOptions } from "./options.ts";

const HOUR_SECONDS = 60 * 60;

/** What agent and head agree on. */
export const suricataContract: ScannerContract<SuricataOptions> = {
  name: "suricata",
  targetKind: "machine",
  options: suricataOptions,
  limits: suricataLimits,
  maxRunSeconds: 25 * HOUR_SECONDS,
};

import type { ScannerContract } from "../../scanner.ts";
import { type SuricataOptions, suricataOptions } from "./options.ts";

const HOUR_SECONDS = 60 * 60;

/** What agent and head agree on. */
export const suricataContract: ScannerContract<SuricataOptions> = {
  name: "suricata",
  targetKind: "machine",
  options: suricataOptions,
  maxRunSeconds: 25 * HOUR_SECONDS,
};

import type { ScannerContract } from "../../scanner.ts";
import { suricataLimits } from "./limits.ts";
import { interfacesOfSuricata, pathsOfSuricata, type SuricataOptions, suricataOptions } from "./options.ts";

const HOUR_SECONDS = 60 * 60;

/** What agent and head agree on. */
export const suricataContract: ScannerContract<SuricataOptions> = {
  name: "suricata",
  targetKind: "machine",
  options: suricataOptions,
  limits: suricataLimits,
  rights: ["raw-sockets", "read-all-files"],
  pathsOf: pathsOfSuricata,
  interfacesOf: interfacesOfSuricata,
  maxRunSeconds: 25 * HOUR_SECONDS,
};

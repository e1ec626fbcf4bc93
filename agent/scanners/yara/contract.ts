import type { ScannerContract } from "../../scanner.ts";
import { yaraLimits } from "./limits.ts";
import { type YaraOptions, yaraOptions } from "./options.ts";

const HOUR_SECONDS = 60 * 60;

/** What agent and head agree on. */
export const yaraContract: ScannerContract<YaraOptions> = {
  name: "yara",
  targetKind: "paths",
  options: yaraOptions,
  limits: yaraLimits,
  rights: ["read-all-files"],
  maxRunSeconds: 4 * HOUR_SECONDS,
};

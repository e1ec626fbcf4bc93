import type { ScannerContract } from "../../scanner.ts";
import { lynisLimits } from "./limits.ts";
import { type LynisOptions, lynisOptions } from "./options.ts";

const HOUR_SECONDS = 60 * 60;

/** What agent and head agree on. */
export const lynisContract: ScannerContract<LynisOptions> = {
  name: "lynis",
  targetKind: "machine",
  options: lynisOptions,
  limits: lynisLimits,
  // Most of its tests need root, and what it runs is its own scripts.
  rights: "owner",
  maxRunSeconds: HOUR_SECONDS,
};

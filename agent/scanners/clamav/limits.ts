import type { z } from "zod";
import { atMost, listOf, type OptionLimits, oneOf } from "../../option-limits.ts";
import { RULE_SET_NAME } from "../../rule-sets.ts";
import { type clamavOptions, MAX_BYTES, MIB, SIGNATURES } from "./options.ts";

/** How the agent's owner may bound a scan. */
export const clamavLimits: OptionLimits<keyof z.input<typeof clamavOptions>> = {
  signatures: oneOf(SIGNATURES, ({ ruleSets }) =>
    Array.isArray(ruleSets) && ruleSets.length > 0 ? "RULE_SETS" : "SYSTEM",
  ),
  ruleSets: listOf(RULE_SET_NAME, "none"),
  maxFileBytes: atMost({ least: 1, most: MAX_BYTES }, 100 * MIB),
  maxScanBytes: atMost({ least: 1, most: MAX_BYTES }, 400 * MIB),
  maxArchiveDepth: atMost({ least: 1, most: 100 }, 17),
  fileTimeoutSeconds: atMost({ least: 1, most: 3_600 }, 120),
  detectUnwanted: oneOf([true, false], false),
};
